"""What articles are about."""

from typing import Self

from django.db import models
from django.db.models import Count, Max, Q
from django.urls import reverse


class TopicQuerySet(models.QuerySet):
    def counted(self, articles: models.QuerySet) -> Self:
        """Topics that these articles have, each with how many and when one last changed."""
        found = Q(articles__in=articles.order_by().values("pk"))
        changed = Max("articles__updated_on", filter=found)
        counted = self.annotate(article_count=Count("articles", filter=found), changed_on=changed)
        return counted.filter(article_count__gt=0).order_by("position", "name")


class Topic(models.Model):
    """One subject; areas and skills lead back to the vocabulary of gigs and profiles."""

    class Kind(models.TextChoices):
        AREA = "area", "Area"
        SKILL = "skill", "Skill"
        THEME = "theme", "Theme"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=5, choices=Kind)
    blurb = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(name="topic_kind_known", condition=Q(kind__in=["area", "skill", "theme"])),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:topic_detail", args=[self.slug])
