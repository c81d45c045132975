"""Which skills a gig asks for, and how much."""

from django.db import connection, models
from django.db.models import Q

from accounts.models import Level, Skill

from .gig import Gig

# As SQL: these and no others, whatever the gig asked for before, in one statement; with their names, in order.
REPLACE = """
WITH asked AS (
    SELECT skill.id, skill.name, skill.slug, need, level, number - 1 AS position
    FROM unnest(%(slugs)s::text[], %(needs)s::text[], %(levels)s::int[])
        WITH ORDINALITY AS said (slug, need, level, number)
    JOIN accounts_skill skill USING (slug)
), dropped AS (
    DELETE FROM gigs_gigskill WHERE gig_id = %(gig)s AND skill_id NOT IN (SELECT id FROM asked)
), kept AS (
    INSERT INTO gigs_gigskill (gig_id, skill_id, need, level, position)
    SELECT %(gig)s, id, need, level, position FROM asked
    ON CONFLICT (gig_id, skill_id)
    DO UPDATE SET need = excluded.need, level = excluded.level, position = excluded.position
)
SELECT name, slug FROM asked ORDER BY position
"""


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

    @classmethod
    def replace(cls, gig: Gig, rows: list[list]) -> list[tuple[str, str]]:
        """Let the gig ask for these rows of (slug, need, level) alone; gives the name and slug of each, in order."""
        slugs, needs, levels = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
        with connection.cursor() as cursor:
            cursor.execute(REPLACE, {"gig": gig.pk, "slugs": slugs, "needs": needs, "levels": levels})
            return cursor.fetchall()
