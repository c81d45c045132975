"""Where an article was before."""

from django.db import models

from .article import Article


class ArticleSlug(models.Model):
    """A former address of an article, which redirects to the present one."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(max_length=110, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug
