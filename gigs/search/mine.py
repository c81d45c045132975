"""What a signed-in reader may ask of their own marks: `mine=saved`, `applied`, `hidden`, `unseen`, `matching`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from gigs.models import HiddenGig, Proposal, SavedGig, SeenGig

KINDS = [
    ("unseen", "New to me"),
    ("matching", "Ask for my skills"),
    ("saved", "Saved"),
    ("applied", "Applied to"),
    ("hidden", "Hidden"),
]


@dataclass(frozen=True)
class Mine:
    """One kind of one reader's gigs: those with these ids, or without them, or that ask for one of these skills."""

    kind: str
    ids: tuple[int, ...] = ()
    is_among: bool = True
    skills: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.kind


def mine(kind: str, user: User, skills: Iterable[int]) -> Mine:
    if kind == "matching":
        return Mine(kind, skills=tuple(skills))
    if kind == "unseen":
        return Mine(kind, tuple(sorted({pk for marked in MARKED for pk in MARKED[marked](user)})), is_among=False)
    return Mine(kind, tuple(sorted(MARKED[kind](user))))


def _marked(model: Any) -> Any:
    return lambda user: model.objects.filter(user_id=user.pk).values_list("gig_id", flat=True)


def _applied(user: User) -> Iterable[int]:
    sent = Proposal.objects.filter(developer__user_id=user.pk).exclude(status="draft")
    return sent.order_by().values_list("gig_id", flat=True)


MARKED = {"saved": _marked(SavedGig), "hidden": _marked(HiddenGig), "seen": _marked(SeenGig), "applied": _applied}
