"""How an app says, as data alone, which of its objects people may report and moderators judge."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One reason to report something; severity runs from 0 (a matter of taste) to 4 (somebody gets hurt)."""

    value: str
    label: str
    severity: int = 2
    help: str = ""


@dataclass(frozen=True)
class Reportable:
    """One kind of object that has `version`, `hold`, `as_revision()` and `revisions`.

    `owners` is the lookup from the model to its people, `view` names its public page ("" where it has none, so nobody
    reports it) and `lookup` what is in the page's address, `body` is its text as safe HTML, `judge` the permission that
    decides about it. What is not public cannot be held; its two sides may report it.
    `named_by` are the relations that its title reads, each of which never changes; `locked_with` those whose rows its
    verbs write as well, so that they are locked with it.
    Where somebody else answers in it, `answer` names the field and `answerers` is the lookup to those: once the answer
    is there, it is theirs as well, and they stand for what is public.
    `others` are the lookups to who is in it without having written it: whom it was sent to, whom it is about.
    """

    model: str
    noun: str
    owners: str
    view: str
    lookup: str
    body: str
    categories: tuple[Category, ...]
    judge: str = "moderation.decide_case"
    is_public: bool = True
    named_by: tuple[str, ...] = ()
    locked_with: tuple[str, ...] = ()
    answer: str = ""
    answerers: str = ""
    others: tuple[str, ...] = ()


ILLEGAL = Category("illegal", "It is against the law", 4, "We look at these first")
OTHER = Category("other", "Something else", 1)
