"""Which reports there is nothing to judge about: of what is one's own, and of what was judged already."""

from typing import Any

from django.db import models

from accounts.models import User

from .decision import Decision
from .subject import is_answered, kind_of, people_of
from .urgency import severity_of


def why_not_report(about: models.Model, user: Any) -> str:
    """Why this person may not report it, "" where they may; what somebody answered in, either side may."""
    if not authors_of(about).filter(pk=user.pk).exists():
        return ""
    return f"This {kind_of(about).noun} is yours or your client’s: change it or take it down, nobody judges it for you."


def earlier_answer(report: Any, about: models.Model) -> Decision | None:
    """`Reviewed as fine` answers further reports until the words change, where nothing graver is reported now."""
    last = None if report.is_illegal else Decision.objects.about(about).standing().first()
    is_fine = last is not None and "no_violation" in last.outcomes and last.about_hash == report.evidence_hash
    return last if is_fine and severity_of(report, kind_of(about)) <= gravest(last, about) else None


def gravest(decision: Decision, about: models.Model) -> int:
    """How grave what it judged was, -1 for nothing; what those reported whose it is answers nobody else."""
    reports = decision.reports.exclude(pk__in=decision.reports.sent_by(authors_of(about)).values("pk"))
    return max((severity_of(report, kind_of(about)) for report in reports), default=-1)


def authors_of(about: models.Model) -> models.QuerySet[User]:
    return User.objects.none() if is_answered(about) else people_of(about)
