"""What a developer can do, and how well."""

from django.db import models
from django.db.models import Q

from marketplace.lib.checks import CheckedAtOnce

from .skill import Level, Skill
from .skills_in_order import TELL_THE_DEVELOPER

FEWEST_SKILLS, MOST_SKILLS = 3, 40
MOST_MAJOR = 7
MOST_YEARS = 60


class DeveloperSkill(CheckedAtOnce):
    """One skill of one developer; the developer sets the level."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="developer_skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="developer_skills")
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.WORKING)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    last_used = models.PositiveSmallIntegerField(null=True, blank=True)
    wants_more = models.BooleanField("want more of this", default=False)
    is_major = models.BooleanField("major", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["developer", "position", "pk"]
        triggers = TELL_THE_DEVELOPER
        indexes = [models.Index(fields=["skill", "level"], name="developer_skill_level")]
        constraints = [
            models.UniqueConstraint(name="developer_skill_once", fields=["developer", "skill"]),
            models.CheckConstraint(name="developer_skill_level_known", condition=Q(level__range=(1, 4))),
            models.CheckConstraint(
                name="developer_skill_years_possible", condition=Q(years=None) | Q(years__lte=MOST_YEARS)
            ),
            models.CheckConstraint(
                name="developer_skill_used_possible", condition=Q(last_used=None) | Q(last_used__range=(1960, 2200))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill} ({self.get_level_display()})"
