"""What a member has done with an article: ticked, kept for later, read."""

from django.conf import settings
from django.db import models

from .article import Article


class Progress(models.Model):
    """The ticks of one member in the checklists of one article, by the keys of the things ticked."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    done = models.JSONField(default=list)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="progress_once", fields=["user", "article"])]

    def __str__(self) -> str:
        return f"{len(self.done)} ticks of {self.user_id} in {self.article_id}"
