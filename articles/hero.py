"""The picture above an article: kept with its text, with words for those who cannot see it and whose work it is."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Q

from articles.models import Article, ArticleRevision
from marketplace.lib import media

(SMALL, _), (LARGE, HEIGHT) = media.WIDE


@dataclass(frozen=True)
class Hero:
    """Two files of one picture, twice as wide as high."""

    picture: str
    alt: str
    credit: str

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self | None:
        """That of a text, which keeps it as `hero`, or None."""
        return cls(**fields["hero"]) if fields.get("hero") else None

    @property
    def small(self) -> str:
        return media.address(self.picture, SMALL)

    @property
    def large(self) -> str:
        return media.address(self.picture, LARGE)


def is_hero_shown(name: str, user: Any) -> bool:
    """Of any text of an article that may be read, or whose preview may."""
    read, previewed = Article.objects.visible_to(user), Article.objects.previewable_to(user)
    texts = ArticleRevision.objects.filter(Q(article__in=read) | Q(article__in=previewed))
    return texts.filter(fields__hero__picture=name).exists()
