"""The shared vocabulary: what developers can do and gigs ask for."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse

from .audit import record


class Group(models.TextChoices):
    """The six areas (key skills) in their fixed order, then the four groups of tools."""

    LANGUAGES = "programming-languages", "Programming languages"
    DATABASES = "databases", "Databases"
    SERVERS = "server-management", "Server management"
    APIS = "apis", "APIs"
    SECURITY = "security", "Security"
    COLLABORATION = "collaboration", "Collaboration"
    IDES = "ides", "IDEs"
    VERSION_CONTROL = "version-control", "Version control"
    DEBUGGING = "debugging-and-profiling", "Debugging and profiling"
    DEPLOYMENT = "deployment", "Deployment"


AREAS = list(Group)[:6]


class Level(models.IntegerChoices):
    """One scale for people and gigs."""

    LEARNING = 1, "learning"
    WORKING = 2, "working"
    STRONG = 3, "strong"
    EXPERT = 4, "expert"


LEVEL_HELP = {
    Level.LEARNING: "with guidance",
    Level.WORKING: "ships alone",
    Level.STRONG: "designs, reviews others",
    Level.EXPERT: "others come to them; can defend trade-offs",
}


class SkillQuerySet(models.QuerySet):
    def active(self) -> "SkillQuerySet":
        return self.filter(status=Skill.Status.ACTIVE)

    def known(self) -> "SkillQuerySet":
        """Those that have a page: retired ones lead on to their successor, proposed ones are nobody's yet."""
        return self.exclude(status=Skill.Status.PROPOSED)

    def named(self, words: Iterable[str]) -> "SkillQuerySet":
        """Those that one of these words means: a slug, a name or an alias, in any case."""
        folded = {word.strip().casefold() for word in words}
        return self.known().filter(Q(slug__in=folded) | Q(folded_name__in=folded) | Q(alias_rows__word__in=folded))

    def resolve(self, words: Iterable[str]) -> dict[str, "Skill"]:
        """Each word that names a skill (slug, name or alias, any case), with it; a retired one gives its successor."""
        words = list(words)
        folded = {word.strip().casefold() for word in words}
        # With the aliases that the filter joined, so that all of it is one query: a skill comes once for each.
        skills = self.named(words).select_related("replaced_by").annotate(alias=F("alias_rows__word")).order_by()
        found = {}
        # Where two share a word, the later name has it; to order a few here costs less than to ask for it.
        for skill in sorted(skills, key=lambda skill: skill.name):
            for word in {skill.slug, skill.folded_name, skill.alias} & folded:
                found[word] = skill.replaced_by or skill
        return {word: found[word.strip().casefold()] for word in words if word.strip().casefold() in found}


class Skill(models.Model):
    """Something a back-end developer can be good at."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        PROPOSED = "proposed"
        RETIRED = "retired"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    folded_name = models.CharField(max_length=80, editable=False)
    kind = models.CharField(max_length=20)
    group = models.CharField(max_length=30, choices=Group)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    blurb = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    proposed_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SkillQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="skill_status_known", condition=Q(status__in=["active", "proposed", "retired"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("skill_detail", args=[self.slug])

    @property
    def what(self) -> str:
        """What it is, in a sentence made from its kind, its group and what it belongs to."""
        kind = self.kind.replace("-", " ") if self.kind != "proposed" else "skill"
        part = f", part of {self.parent}" if self.parent else ""
        return f"{self.name}: a {kind} in {self.get_group_display()}{part}."

    def retire(self, by: Any) -> None:
        """Offer it no longer; who names it goes on doing so. A merge gives it a successor as well."""
        self._become(self.Status.RETIRED, "retire", by)

    def readmit(self, by: Any) -> None:
        """Offer it again. Raises ValueError for one that was merged into another."""
        if self.replaced_by_id:
            raise ValueError("It was merged into another skill.")
        self._become(self.Status.ACTIVE, "readmit", by)

    def _become(self, status: str, action: str, by: Any) -> None:
        with transaction.atomic():
            before = type(self).objects.select_for_update().get(pk=self.pk).status
            self.status = status
            self.save(update_fields=["status"])
            record(f"skill.{action}", self, by, before={"status": before}, after={"status": status})

    @property
    def words(self) -> set[str]:
        """All that name it, case-folded."""
        return {self.slug, self.folded_name, *self.alias_rows.values_list("word", flat=True)}

    @property
    def is_area_skill(self) -> bool:
        return self.group in AREAS

    def save(self, *args, **kwargs) -> None:
        self.folded_name = self.name.casefold()
        super().save(*args, **kwargs)


class SkillAlias(models.Model):
    """Another word for a skill, case-folded; one word means one skill."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="alias_rows")
    word = models.CharField(max_length=60, unique=True)
    # An ordinary word ("go", "spring"): accepted in skill search, never used to tag free text.
    is_ordinary = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.word
