"""What a profile said at a moment."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class DeveloperRevision(models.Model):
    """The public text of a profile as it was offered for review; rates are never part of it."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.developer_id} v{self.version}"
