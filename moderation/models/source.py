"""What brings something before a moderator."""

from django.db import models


class Source(models.TextChoices):
    NEW_ITEM = "new_item", "was sent for review"
    REPORT = "report", "was reported"
    RULE = "rule", "was marked by a rule"
    OWN = "own", "was looked at by a moderator unasked"
    APPEAL = "appeal", "was appealed"
