"""A person's photo or a client's logo: the name of stored files, nothing else; it never ranks."""

from functools import partial
from typing import Any

from django.db import models, transaction

from marketplace.lib import media

from .audit import record
from .pause import refuse_suspended


class Pictured(models.Model):
    """Something with at most one picture, square, in two sizes."""

    picture = models.CharField(max_length=32, blank=True, default="", db_default="", editable=False)

    class Meta:
        abstract = True

    @property
    def picture_address(self) -> str:
        return media.address(self.picture)

    @property
    def picture_address_2x(self) -> str:
        return media.address(self.picture, media.SIDES[1])

    def change_picture(self, name: str, by: Any) -> None:
        """Show the stored picture `name`, or none; the files of the old one go once that is committed."""
        if name:  # whoever is suspended may take theirs away
            refuse_suspended(by)
        with transaction.atomic():
            self.lock()
            old = self.picture
            self.write(picture=name)
            record(f"{self._meta.model_name}.change_picture", self, by, after={"has_picture": bool(name)})
            transaction.on_commit(partial(media.drop, old))
