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


def is_taken(slug: str, article: Article | None) -> bool:
    """Is or was this the address of another article?"""
    others = Article.objects.exclude(pk=article and article.pk)
    former = ArticleSlug.objects.exclude(article=article)
    return others.filter(slug=slug).exists() or former.filter(slug=slug).exists()
