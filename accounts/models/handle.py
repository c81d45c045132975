"""The name in a profile's address: chosen once, changed rarely, never given to somebody else."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.text import slugify

from marketplace.lib.ids import new_public_id

HANDLE = re.compile(r"^[a-z0-9](?:-?[a-z0-9])+$")
RESERVED_WORDS = """
    about account accounts admin administrator agreements anonymous api appeal appeals article articles
    auditor card client clients contact cv dashboard demo developer developers edit editor everyone feed gig
    gigs hello help home imprint info login logout mail me mine moderation moderator new news nobody
    notifications official operator owner page pay post privacy profile proposals report resume root rules
    saved search searches shortlists security settings sign-in sign-up skills staff standing static status superuser
    support system team terms theme transparency user webmaster you
"""
RESERVED = frozenset([*RESERVED_WORDS.split(), slugify(settings.SITE_NAME)])


class HandleTakenError(Exception):
    """The handle belongs, or once belonged, to somebody else."""


def clean_handle(text: str) -> str:
    """The handle as it is kept: lower case. Raises ValidationError where it cannot be one."""
    handle = text.strip().removeprefix("@").lower()
    if not 3 <= len(handle) <= 30:
        raise ValidationError("A handle has 3 to 30 characters.")
    if not HANDLE.match(handle):
        raise ValidationError("Use the letters a to z, digits and single hyphens, such as grace-w.")
    if handle in RESERVED:
        raise ValidationError(f"“{handle}” is kept for the site itself. Choose another one.")
    return handle


def suggest_handle(name: str) -> str:
    """A free handle made from a person's name."""
    wanted = slugify(name)[:24].strip("-")
    wanted = re.sub(r"[^a-z0-9]+", "-", wanted).strip("-")
    if len(wanted) >= 3 and wanted not in RESERVED and not DeveloperHandle.objects.filter(handle=wanted).exists():
        return wanted
    return f"{wanted or 'dev'}-{new_public_id()[:5]}"


class DeveloperHandle(models.Model):
    """Every handle that ever was: the current one of a profile, and old ones, which lead to it.

    The row outlives the profile, so that nobody inherits another person's address.
    """

    handle = models.CharField(max_length=30, unique=True)
    developer = models.ForeignKey("accounts.Developer", models.SET_NULL, null=True, related_name="handles")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="handle_lower_case", condition=models.Q(handle=Lower("handle"))),
        ]

    def __str__(self) -> str:
        return self.handle
