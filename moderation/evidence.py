"""What a case page shows beside the thing itself: what rules marked, what it said before, what was decided alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from moderation.diff import as_label, as_text
from moderation.models import Case, Decision, Flag, Report
from moderation.models.subject import fingerprint, snapshot
from moderation.rules.book import RULES
from moderation.rules.reading import subject_of

AROUND = 80
MOST_FLAGS, MOST_SNAPSHOTS, MOST_ALIKE = 30, 10, 5


@dataclass(frozen=True)
class Mark:
    """One flag with the words around what it found; `says` is the rule's sentence."""

    flag: Flag
    says: str
    before: str
    after: str


def marks_of(case: Case, about: models.Model | None) -> list[Mark]:
    subject = subject_of(about) if about is not None else None
    texts = subject.texts if subject else {}
    flags = Flag.objects.filter(about_type=case.about_type, about_id=case.about_id)
    waiting = flags.undecided() if case.is_open else flags.filter(decision__case=case)
    return [marked(flag, texts.get(flag.field, "")) for flag in waiting[:MOST_FLAGS]]


def marked(flag: Flag, text: str) -> Mark:
    at = text.find(flag.text) if flag.text else -1
    rule = RULES.get(flag.rule)
    before = text[max(0, at - AROUND) : at] if at >= 0 else ""
    after = text[at + len(flag.text) : at + len(flag.text) + AROUND] if at >= 0 else ""
    return Mark(flag, rule.says if rule else "", before, after)


def snapshots_of(about: models.Model | None) -> list[tuple]:
    """The kept versions, the newest first: each row with its fields as words."""
    if about is None or not hasattr(about, "revisions"):
        return []
    rows = about.revisions.select_related("by").order_by("-pk")[:MOST_SNAPSHOTS]
    return [
        (row, [(as_label(name), as_text(value)) for name, value in as_fields(row).items() if value]) for row in rows
    ]


def kept_by_reports(reports: Iterable[Report], about: models.Model | None) -> list[tuple]:
    """What reports kept of it that it does not say any more, each text once: the report with its fields as words."""
    now = "" if about is None else fingerprint(snapshot(about))
    kept = {report.evidence_hash: report for report in reports if report.evidence and report.evidence_hash != now}
    return [
        (report, [(as_label(name), as_text(value)) for name, value in report.evidence.items() if value])
        for report in kept.values()
    ]


def as_fields(row: models.Model) -> dict:
    fields = getattr(row, "fields", None)
    return fields if isinstance(fields, dict) and fields else {"text": getattr(row, "body", "")}


def decided_alike(case: Case, marks: list[Mark]) -> models.QuerySet[Decision]:
    """Past decisions about the same kind of thing, for the same rules or the same reasons given."""
    rules = {mark.flag.rule for mark in marks}
    reasons = set(case.reports.values_list("category", flat=True))
    same = Q(flags__rule__in=rules) | Q(reports__category__in=reasons)
    alike = Decision.objects.standing().filter(same, about_type=case.about_type).exclude(case=case).values("pk")
    return Decision.objects.filter(pk__in=alike).select_related("case", "clause")[:MOST_ALIKE]
