"""Who reports: several whose reports proved right, or one whose reports mostly did not."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from moderation.models.reporter import weights

from .rule import Effect, Match, Rule, Subject

CASE = frozenset({"case"})
TRUSTED, BURST, WITHIN = 1.5, 3, timedelta(hours=24)


def find_burst(subject: Subject) -> Iterator[Match]:
    """Several people, each trusted by what became of their reports, within a day."""
    case = subject.about
    recent = case.reports.undecided().filter(created_at__gt=timezone.now() - WITHIN)
    people = set(recent.exclude(reporter=None).values_list("reporter", flat=True))
    if sum(weight >= TRUSTED for weight in weights(case.reports, people).values()) >= BURST:
        yield Match("")


def find_unfounded(subject: Subject) -> Iterator[Match]:
    case = subject.about
    people = set(case.reports.undecided().exclude(reporter=None).values_list("reporter", flat=True))
    if any(weight == 0 for weight in weights(case.reports, people).values()):
        yield Match("")


TRUSTED_BURST = Rule(
    "report-burst", 1, 30, Effect.LIMIT, "Three people whose reports proved right reported it within a day.",
    find_burst, kinds=CASE, is_urgent=True,
)  # fmt: skip
UNFOUNDED = Rule(
    "unfounded-reporter", 1, 0, Effect.NOTE, "Somebody reported it whose reports were mostly unfounded; theirs count nothing.",
    find_unfounded, kinds=CASE,
)  # fmt: skip
