"""Who answers for a thing: the account that restrictions reach, and everybody who is told."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import Client, ClientMember, Developer, User
from gigs.models import Proposal

from .decision import Decision
from .locking import accounts_for_update
from .subject import hearers, is_answered


@dataclass(frozen=True)
class Answerable:
    """`account` is whose the words are, None where that is nobody any more; `people` are all who are told, with it."""

    account: User | None = None
    people: list[User] = field(default_factory=list)


def lock_answerable(about: models.Model, outcomes: list[str], reverses: Decision | None = None) -> Answerable:
    """Both for these outcomes, with their rows locked, in one question; rows that point to them may be written.

    Where a decision is reversed, the account is the one that it took something from.
    """
    if isinstance(about, User):  # locked as what is judged
        return Answerable(about, [about])
    key = Value(reverses.account_id) if reverses else key_of_account(about)
    hears = Q(pk__in=hearers(about, outcomes).values("pk"))
    people = list(accounts_for_update().filter(hears | Q(pk=key)).annotate(answers=key))
    return Answerable(next((person for person in people if person.pk == person.answers), None), people)


def account_of(about: models.Model) -> User | None:
    return User.objects.filter(pk=key_of_account(about)).first()


def key_of_account(about: models.Model) -> Any:
    """The account itself, its one owner, or who wrote the newest revision; as an expression."""
    if isinstance(about, User):
        return Value(about.pk)
    if is_answered(about) and about.answered_by_id is not None:
        return Value(about.answered_by_id)
    for name in ("user_id", "author_id", "by_id"):
        if getattr(about, name, None) is not None:
            return Value(getattr(about, name))
    if isinstance(about, Proposal):
        return Subquery(Developer.objects.filter(pk=about.developer_id).values("user"))
    client = about.pk if isinstance(about, Client) else getattr(about, "client_id", None)
    owners = ClientMember.objects.filter(client=client, role="owner").order_by("pk")
    owner = Subquery(owners.values("user")[:1])
    if not hasattr(about, "revisions"):
        return owner
    written = about.revisions.exclude(by=None).order_by("-pk")
    return Coalesce(Subquery(written.values("by")[:1]), owner)
