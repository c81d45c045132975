"""Which articles are listed, and who may read which."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.articles.factories import make_article

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def put(article, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)
    return article


def is_listed(article):
    return Article.objects.listed().contains(article)


def is_visible(article, user=VISITOR):
    return Article.objects.visible_to(user).contains(article)


@pytest.mark.parametrize("status", ["draft", "submitted", "review", "approved"])
def test_unpublished_articles_are_for_editors(status, edith, ada):
    article = put(make_article(), status=status)

    assert not is_listed(article)
    assert not is_visible(article)
    assert not is_visible(article, ada)
    assert is_visible(article, edith)


def test_archived_articles_leave_the_lists_and_stay_readable():
    article = put(make_article(), status="archived")

    assert not is_listed(article)
    assert is_visible(article)


@pytest.mark.parametrize(("hold", "listed", "visible"), [("limited", 0, 1), ("frozen", 0, 0), ("removed", 0, 0)])
def test_a_hold_takes_an_article_out_of_lists_and_then_away(hold, listed, visible, margaret):
    article = put(make_article(), hold=hold)

    assert is_listed(article) == bool(listed)
    assert is_visible(article) == bool(visible)
    assert is_visible(article, margaret)


def test_an_unconfirmed_hold_ends_by_itself():
    article = put(make_article(), hold="frozen", hold_until=timezone.now() - timedelta(minutes=1))

    assert is_listed(article)
    assert is_visible(article)


def test_a_scheduled_article_appears_at_its_moment(edith):
    article = put(make_article(), status="approved")
    article.refresh_from_db()
    article.schedule(edith, timezone.now() + timedelta(hours=1))
    assert not is_listed(article)
    assert not is_visible(article)

    put(article, published_at=timezone.now() - timedelta(seconds=1))

    assert is_listed(article)


@pytest.mark.parametrize("change", [{"status": "retracted", "retraction_reason": "Wrong"}, {"hold": "limited"}])
def test_every_surface_shows_the_same_articles(client, change):
    shown, hidden = make_article(title="Shown words"), put(make_article(title="Hidden words"), **change)

    for name, args in [("article_list", []), ("article_feed", []), ("topic_detail", ["pay"]), ("topic_feed", ["pay"])]:
        page = client.get(reverse(f"articles:{name}", args=args)).content.decode()
        assert shown.title in page, name
        assert hidden.title not in page, name
    sitemap = client.get("/sitemap-articles.xml").content.decode()
    assert shown.get_absolute_url() in sitemap
    assert hidden.get_absolute_url() not in sitemap


@time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
def test_the_newest_article_comes_first():
    old, new = make_article(at=datetime(2026, 1, 1, tzinfo=UTC)), make_article(at=datetime(2026, 2, 1, tzinfo=UTC))

    assert list(Article.objects.listed().newest()) == [new, old]
