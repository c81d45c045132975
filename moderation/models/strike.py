"""Points: what a breach of a rule costs an account, how long it counts, and what follows from the sum."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User

from .clause import Clause
from .decision import Decision

# From how many points for how many days; the last line is proposed to two people, never done by one.
PAUSES = {2: 3, 4: 14, 6: 30}
CLOSURE_FROM = 8
# A first breach of so little is explained, not counted.
MINOR_UP_TO = 1
MONTH = timedelta(days=30.44)


@dataclass(frozen=True)
class Strike:
    """What one breach adds up to: its points and when they expire, the sum and what the sum brings."""

    points: int
    expires_at: datetime | None
    total: int
    pause_days: int
    proposes_closure: bool

    @property
    def is_education(self) -> bool:
        return not self.points


@dataclass(frozen=True)
class Tally:
    """What an account has already: the points that count today, and whether there was ever a strike."""

    points: int = 0
    was_struck: bool = False


def strike(clause: Clause, tally: Tally) -> Strike:
    """What a breach of this clause means today for an account with this tally."""
    points = 0 if clause.severity <= MINOR_UP_TO and not tally.was_struck else clause.severity
    before, total = tally.points, tally.points + points
    return Strike(
        points=points,
        expires_at=timezone.now() + clause.expiry_months * MONTH if points else None,
        total=total,
        pause_days=pause_days(before, total),
        proposes_closure=bool(points) and total >= CLOSURE_FROM,
    )


def pause_days(before: int, total: int) -> int:
    """The longest pause of the tiers that were reached now; above the last threshold each breach brings it again."""
    reached = [days for tier, days in PAUSES.items() if before < tier <= total]
    if total > before >= CLOSURE_FROM:
        reached.append(max(PAUSES.values()))
    return max(reached, default=0)


def days_for(points: int) -> int:
    """How long a pause so many points may bring at most."""
    return max((days for tier, days in PAUSES.items() if tier <= points), default=0)


def strikes_of(user: Any) -> Any:
    """Every strike that stands, however old."""
    return Decision.objects.unreversed().filter(account=user, outcomes__contains=["strike"])


def counting(user: Any) -> Any:
    """The strikes whose points count today, the ones that expire first at the top."""
    return strikes_of(user).filter(points__gt=0, points_expire_at__gt=timezone.now()).order_by("points_expire_at")


def points_of(user: Any) -> int:
    return counting(user).order_by().aggregate(sum=Sum("points"))["sum"] or 0


def tally_of(user: Any) -> Tally:
    return tally(User.objects.filter(pk=user.pk).values(**questions(user)).get())


def questions(user: Any) -> dict[str, Any]:
    """What `tally` reads, to be asked beside any row. Who goes on to write asks it under the account's lock."""
    return {"points": sum_of(counting(user)), "was_struck": Exists(strikes_of(user))}


def sum_of(strikes: Any) -> Coalesce:
    """The points of these strikes of one account, to be asked beside any row."""
    sums = strikes.order_by().values("account").annotate(sum=Sum("points")).values("sum")
    return Coalesce(Subquery(sums), 0)


def tally(answers: dict[str, Any]) -> Tally:
    return Tally(answers["points"], answers["was_struck"])


def next_threshold(points: int) -> tuple[int, str]:
    """The next number of points and what it brings."""
    for tier, days in PAUSES.items():
        if points < tier:
            return tier, f"a pause of {days} days"
    if points >= CLOSURE_FROM:
        return points + 1, f"a pause of {max(PAUSES.values())} days, and the closure of the account is proposed again"
    return CLOSURE_FROM, "the closure of the account is proposed to two people"
