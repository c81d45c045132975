"""Words that are kept for a time: emptied where they stand, while the row and its facts stay."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone

from accounts.models import record


class Forgettable(models.Model):
    """What a person wrote and what is not kept for ever."""

    # Each field with words, and what is left of it.
    WORDS: ClassVar[dict[str, Any]] = {}

    forgotten_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def forget(self, why: str) -> None:
        """Empty the words, here and in the revisions. No form is stale for it: nobody reads them any more."""
        left = self.WORDS | {"forgotten_at": timezone.now()}
        with transaction.atomic():
            type(self)._base_manager.filter(pk=self.pk).update(**left)
            if hasattr(self, "revisions"):
                self.revisions.all().delete()
            record(f"{self._meta.model_name}.forget", self, None, reason=why)
        for name, value in left.items():
            setattr(self, name, value)
