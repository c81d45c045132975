"""Whether an address of this site leads anywhere."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import Resolver404, resolve

from accounts.models import Skill

from .article import Article
from .series import Series
from .topic import Topic


def leads(path: str) -> bool:
    """Is there a page for everybody: of articles, topics, series and skills by their slug, others by their address?"""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    is_there = THERE.get(match.view_name)
    return is_there is None or is_there(match.kwargs["slug"])


def _is_article(slug: str) -> bool:
    """One that everybody may read, at this address or moved from it."""
    visible = Article.objects.visible_to(AnonymousUser())
    return visible.filter(Q(slug=slug) | Q(former_slugs__slug=slug)).exists()


def _is_topic(slug: str) -> bool:
    return Topic.objects.filter(slug=slug).exists() or _is_skill(slug)


def _is_series(slug: str) -> bool:
    return Series.objects.filter(slug=slug).exists()


def _is_skill(slug: str) -> bool:
    return Skill.objects.known().filter(slug=slug).exists()


# The pages of which there is one for each slug.
THERE = {
    "articles:article_detail": _is_article,
    "articles:article_plain": _is_article,
    "articles:topic_detail": _is_topic,
    "articles:topic_feed": _is_topic,
    "articles:series_detail": _is_series,
    "articles:series_feed": _is_series,
    "skill_detail": _is_skill,
}
