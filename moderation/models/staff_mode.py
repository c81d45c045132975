"""Whether a team runs the site or one person: it says which rules of two people can hold."""

from django.db import models


class StaffMode(models.TextChoices):
    TEAM = "team", "somebody else decides"
    SOLO = "solo", "the site is run by one person"


SOLO = StaffMode.SOLO
