"""Which skills a gig asks for, and how much."""

from django.db import models
from django.db.models import Q

from accounts.models import Level, Skill

from .gig import Gig


class GigSkill(models.Model):
    """One skill of one gig."""

    class Need(models.TextChoices):
        MUST = "must", "must have"
        NICE = "nice", "nice to have"
        LEARN = "learn", "can be learnt here"

    gig = models.ForeignKey(Gig, models.CASCADE, related_name="gig_skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="gig_skills")
    need = models.CharField(max_length=5, choices=Need, default=Need.MUST)
    level = models.PositiveSmallIntegerField("at least", choices=Level, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["gig", "position", "pk"]
        constraints = [
            models.UniqueConstraint(name="gig_skill_once", fields=["gig", "skill"]),
            models.CheckConstraint(name="gig_skill_need_known", condition=Q(need__in=["must", "nice", "learn"])),
            models.CheckConstraint(
                name="gig_skill_level_known", condition=Q(level__isnull=True) | Q(level__range=(1, 4))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill} ({self.need})"

    @property
    def need_order(self) -> int:
        return list(self.Need).index(self.need)
