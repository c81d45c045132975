"""How the site is moderated, in numbers: counted when somebody asks, from the rows that can only be added to."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, DurationField, F, Q

from accounts.models import AuditEvent
from moderation.models import Appeal, Case, Decision, Flag, Outcome, Report
from moderation.models.appeal import ANSWER_WITHIN
from moderation.models.subject import KINDS
from moderation.models.urgency import DUE_WITHIN


class Median(models.Aggregate):
    """The middle of many durations, in the database."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Reported:
    noun: str
    category: str
    label: str
    reports: int
    upheld: int
    fine: int
    # Of those upheld, where the decision was undone later.
    reversed: int


@dataclass(frozen=True)
class Decided:
    outcome: str
    label: str
    decisions: int
    found_by_rule: int
    decided_by_rule: int
    reversed: int


@dataclass(frozen=True)
class ByRule:
    """What one rule marked; `wrong` of the `judged` were fine in the eyes of a person."""

    rule: str
    version: int
    marked: int
    judged: int
    wrong: int

    @property
    def error_rate(self) -> float | None:
        return self.wrong / self.judged if self.judged else None


@dataclass(frozen=True)
class Speed:
    what: str
    promised: timedelta
    decided: int
    median: timedelta | None


@dataclass(frozen=True)
class Appealed:
    sent: int
    upheld: int
    partly: int
    overturned: int
    by_same_person: int


def numbers() -> dict[str, Any]:
    """Everything that `/transparency/` shows."""
    return {
        "staff_mode": settings.STAFF_MODE,
        "total": total(),
        "reports": reports(),
        "decisions": decisions(),
        "rules": rules(),
        "speed": [*speed(), appeal_speed()],
        "appeals": appeals(),
    }


def as_json() -> dict[str, Any]:
    found = numbers()
    lists = {name: [asdict(row) for row in found[name]] for name in ("reports", "decisions", "rules", "speed")}
    return found | lists | {"appeals": asdict(found["appeals"])}


def total() -> dict[str, int]:
    """Of what stands; what was taken back before anybody was told is a number of its own.

    `automated_share` is the part, from 0 to 1, of everything that was done to somebody's words which no person did.
    """
    stands = Q(undo__done_at=None)
    found = Decision.objects.aggregate(
        decisions=Count("pk", filter=stands),
        found_by_rule=Count("pk", filter=stands & Q(automated_detection=True)),
        decided_by_rule=Count("pk", filter=stands & Q(automated_decision=True)),
        reversed=Count("reverses", filter=stands, distinct=True),
        undone=Count("pk", filter=Q(undo__done_at__isnull=False)),
    )
    held = held_by_rule()
    alone, done = found["decided_by_rule"] + held, found["decisions"] + held
    return found | {"held_by_rule": held, "automated_share": alone / done if done else 0.0}


def held_by_rule() -> int:
    """How often a rule held something back until a person looked."""
    held = [f"{kind.partition('.')[2]}.hold" for kind in KINDS]
    return AuditEvent.objects.filter(role="system", action__in=held, after__hold__in=["limited", "frozen"]).count()


def reports() -> list[Reported]:
    """By what was reported and why, the commonest first."""
    undoing = Decision.objects.standing().filter(outcomes__contains=[Outcome.RESTORE], reverses__isnull=False)
    is_reversed = Q(outcome="upheld", decision__in=undoing.values("reverses"))
    rows = (
        Report.objects.order_by()
        .values_list("about_type", "category")
        .annotate(
            n=Count("pk"),
            upheld=Count("pk", filter=Q(outcome="upheld")),
            fine=Count("pk", filter=Q(outcome="no_violation")),
            undone=Count("pk", filter=is_reversed),
        )
        .order_by("-n", "category")
    )
    return [reported(*row) for row in rows]


def reported(about_type: int, category: str, n: int, upheld: int, fine: int, undone: int) -> Reported:
    kind = ContentType.objects.get_for_id(about_type)
    about = KINDS[f"{kind.app_label}.{kind.model}"]
    label = next((known.label for known in about.categories if known.value == category), category)
    return Reported(about.noun, category, label, n, upheld, fine, undone)


def decisions() -> list[Decided]:
    """By outcome; a decision with two outcomes counts in both lines."""
    counts, reversed_ones = {}, Decision.objects.standing().filter(reverses__isnull=False).values("reverses")
    for outcome in Outcome:
        has = Q(outcomes__contains=[outcome])
        counts[f"{outcome}_n"] = Count("pk", filter=has)
        counts[f"{outcome}_found"] = Count("pk", filter=has & Q(automated_detection=True))
        counts[f"{outcome}_alone"] = Count("pk", filter=has & Q(automated_decision=True))
        counts[f"{outcome}_undone"] = Count("pk", filter=has & Q(pk__in=reversed_ones))
    found = Decision.objects.standing().aggregate(**counts)
    rows = [
        Decided(outcome, outcome.label, *(found[f"{outcome}_{part}"] for part in ("n", "found", "alone", "undone")))
        for outcome in Outcome
    ]
    return sorted((row for row in rows if row.decisions), key=lambda row: -row.decisions)


def rules() -> list[ByRule]:
    """By rule and version; what a rule found while it ran dry is left out."""
    found = Flag.objects.live().by_rule().order_by("rule", "version")
    return [
        ByRule(row["rule"], row["version"], row["marked"], row["judged"], row["judged"] - row["right"]) for row in found
    ]


def speed() -> list[Speed]:
    took = F("decided_at") - F("created_at")
    rows = (
        Case.objects.filter(status="decided").order_by().values("priority").annotate(n=Count("pk"), took=Median(took))
    )
    found = {row["priority"]: row for row in rows}
    return [
        Speed(f"Cases of priority {priority}", promised, *median_of(found.get(priority)))
        for priority, promised in DUE_WITHIN.items()
    ]


def appeal_speed() -> Speed:
    row = Appeal.objects.decided().aggregate(n=Count("pk"), took=Median(F("decided_at") - F("created_at")))
    return Speed("Appeals", ANSWER_WITHIN, *median_of(row))


def median_of(row: dict | None) -> tuple[int, timedelta | None]:
    return (row["n"], row["took"]) if row else (0, None)


def appeals() -> Appealed:
    same = Q(decided_by=F("decider")) | Q(decided_by=F("second_decider"))
    return Appealed(
        **Appeal.objects.aggregate(
            sent=Count("pk"),
            upheld=Count("pk", filter=Q(outcome="upheld")),
            partly=Count("pk", filter=Q(outcome="partly")),
            overturned=Count("pk", filter=Q(outcome="overturned")),
            by_same_person=Count("pk", filter=same),
        )
    )
