"""What brings something before a moderator."""

from django.db import models


class Source(models.TextChoices):
    NEW_ITEM = "new_item", "waits for its first publication"
    REPORT = "report", "was reported"
    RULE = "rule", "was marked by a rule"
    APPEAL = "appeal", "was appealed"
