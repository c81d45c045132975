"""How urgent a case is, by who reported it and what rules marked."""

from django.db import models
from django.utils import timezone

from .flag import Flag
from .reporter import weights
from .urgency import DUE_WITHIN, PRIORITY_OF_SEVERITY, severity_of


class Weighed(models.Model):
    class Meta:
        abstract = True

    def weigh(self, is_urgent: bool = False) -> None:
        """Set score and priority by what is reported and marked; the version stays: nobody's decision becomes stale."""
        reports = list(self.reports.undecided())
        weighs = weights(self.reports, {report.reporter_id for report in reports})
        severities = [severity_of(r, self.kind) for r in reports if weighs[r.reporter_id] or r.is_illegal]
        worst = max(severities, default=0)
        flags = Flag.objects.undecided().filter(about_type_id=self.about_type_id, about_id=self.about_id)
        # Somebody without an account who writes again says no more than before.
        senders = {(report.reporter_id, "" if report.reporter_id else report.email.lower()) for report in reports}
        weight = 1 + sum(weighs[reporter] for reporter, _ in senders)
        self.score = round(worst * weight) + flags.points()
        self.priority = min(self.priority, 1 if is_urgent else PRIORITY_OF_SEVERITY.get(worst, 4))
        self.due_at = min(self.due_at, timezone.now() + DUE_WITHIN[self.priority])
        self.save(update_fields=["score", "priority", "due_at"])
