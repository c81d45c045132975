"""Articles to be read one after another."""

from typing import Self

from django.db import models
from django.db.models import Count, Max, Q
from django.urls import reverse


class SeriesQuerySet(models.QuerySet):
    def counted(self, articles: models.QuerySet) -> Self:
        """Series that these articles are parts of, each with how many and when one last changed."""
        found = Q(articles__in=articles.order_by().values("pk"))
        changed = Max("articles__updated_on", filter=found)
        counted = self.annotate(article_count=Count("articles", filter=found), changed_on=changed)
        return counted.filter(article_count__gt=0).order_by("name")


class Series(models.Model):
    """A row of articles, each with its place in it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    blurb = models.CharField(max_length=300)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:series_detail", args=[self.slug])
