"""What a gig said at a moment."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .gig import Gig


class GigRevision(models.Model):
    """The text and facts of a gig as they were submitted or changed."""

    gig = models.ForeignKey(Gig, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.gig_id} v{self.version}"
