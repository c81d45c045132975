"""How long words of moderation are kept: three years after a case was decided its texts go, its facts stay."""

from datetime import datetime, timedelta

import pgtrigger
from django.db.models import Q, QuerySet, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts.models import AuditWords, record
from moderation.models import Appeal, AppealMessage, Case, Closure, Decision, Flag, Report, Undo

CASES = timedelta(days=3 * 365 + 1)
AT_A_TIME = 200
WHY = "Its time to be kept is over."
GONE = "These words were kept for three years and are erased now."
NOBODY = {"name": "Erased", "email": "erased@erased.invalid"}
WRITTEN_ONCE = [
    "moderation.Decision:decision_insert_only",
    "moderation.AppealMessage:appeal_message_insert_only",
    "moderation.Appeal:appeal_answer_stays",
]


def forget_old_cases() -> int:
    """A step of the clock. What an appeal still asks about, or what still holds somebody back, is kept."""
    now = timezone.now()
    cases = list(due(now).select_for_update(of=("self",), skip_locked=True).order_by("pk")[:AT_A_TIME])
    if cases:
        forget({case.pk for case in cases})
    for case in cases:
        record("case.forget", case, None, reason=WHY)
    return len(cases)


def due(now: datetime) -> QuerySet[Case]:
    over = now - CASES
    in_force = Q(until__gt=now) | Q(account_until__gt=now) | Q(at__gt=over)
    waiting = Q(appeal__status="open") | Q(appeal__decided_at__gt=over)
    kept = Decision.objects.filter(in_force | waiting).values("case")
    old = Case.objects.exclude(status=Case.Status.OPEN).filter(decided_at__lt=over, forgotten_at=None)
    return old.exclude(pk__in=kept)


# -- parts


def forget(cases: set[int]) -> None:
    """Put a sentence in the place of every text that was written for these cases."""
    decisions = Decision.objects.filter(case__in=cases)
    appeals = Appeal.objects.filter(decision__in=decisions)
    said = {"explanation": GONE, "legal_ground": "", "evidence": {}, "about_title": "Erased"}
    Report.objects.filter(case__in=cases).update(**said)
    Report.objects.filter(case__in=cases, reporter=None).update(**NOBODY)
    # A rule finds the same text once in a version, so each keeps a name of its own.
    Flag.objects.filter(decision__in=decisions).update(text=Concat(Value("erased "), Cast("pk", CharField())))
    Closure.objects.filter(case__in=cases).update(facts=GONE, reason=GONE)
    Undo.objects.filter(decision__in=decisions).update(before={})
    with pgtrigger.ignore(*WRITTEN_ONCE):
        appeals.update(text=GONE)
        appeals.exclude(answer="").update(answer=GONE)
        AppealMessage.objects.filter(appeal__in=appeals).update(text=GONE)
        decisions.update(about_title="Erased")
        for name in ("facts", "reason", "legal_ground"):
            decisions.exclude(**{name: ""}).update(**{name: GONE})
    forgotten = Case.objects.filter(pk__in=cases)
    AuditWords.objects.filter(event__case__in=forgotten.values("public_id")).delete()
    forgotten.update(title="Erased", forgotten_at=timezone.now())
