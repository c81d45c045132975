"""Articles to be read one after another."""

from django.db import models
from django.urls import reverse


class Series(models.Model):
    """A row of articles, each with its place in it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    blurb = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:series_detail", args=[self.slug])
