"""What the two sides of an appeal say to each other."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from accounts.models.audit import no_truncate

LONGEST = 4000


class AppealMessage(models.Model):
    """One thing said between the person who appeals and who decides; written once."""

    appeal = models.ForeignKey("moderation.Appeal", models.PROTECT, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_staff = models.BooleanField()
    text = models.TextField(max_length=LONGEST)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="appeal_message_insert_only", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate("appeal_message_no_truncate"),
        ]
        constraints = [
            models.CheckConstraint(
                name="appeal_message_length",
                condition=GreaterThanOrEqual(Length("text"), 1) & LessThanOrEqual(Length("text"), LONGEST),
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_id} at {self.at}"
