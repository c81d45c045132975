"""What a member has done with an article: ticked, kept for later, read."""

from django.conf import settings
from django.db import models

from .article import Article


class Progress(models.Model):
    """What one member has done with one article; `done` are the keys of the things ticked in its checklists."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    done = models.JSONField(default=list)
    kept_at = models.DateTimeField("put on the reading list", null=True)
    read_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="progress_once", fields=["user", "article"])]

    def __str__(self) -> str:
        return f"{len(self.done)} ticks of {self.user_id} in {self.article_id}"


def read_by(user) -> set[int]:
    """The articles that this member has marked as read."""
    if not user.is_authenticated:
        return set()
    return set(Progress.objects.filter(user=user, read_at__isnull=False).values_list("article", flat=True))
