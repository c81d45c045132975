"""The Atom feeds of articles."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from articles.models import Article, Series
from tests.articles.factories import make_article

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, *args, name="article_feed"):
    response = client.get(reverse(f"articles:{name}", args=args))
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def titles(found):
    return [entry.findtext(f"{ATOM}title") for entry in found]


def test_the_feed_equals_the_list(client, edith):
    make_article(title="One", at=datetime(2026, 1, 1, tzinfo=UTC))
    make_article(title="Two & <three>", at=datetime(2026, 2, 1, tzinfo=UTC))
    make_article(title="Archived").archive(edith)

    listed = client.get(reverse("articles:article_list")).context["articles"]

    assert titles(entries(client)) == [article.title for article in listed] == ["Two & <three>", "One"]


def test_a_topics_feed_holds_its_own(client):
    make_article(title="Pay", topics=["pay"])
    make_article(title="Hiring", topics=["hiring"])

    assert titles(entries(client, "hiring", name="topic_feed")) == ["Hiring"]


@pytest.mark.parametrize("taken_away", [{"hold": "removed"}, {"hold": "limited"}, {"status": "archived"}])
def test_what_is_not_listed_is_in_no_feed_and_no_index(client, taken_away):
    series = Series.objects.create(slug="getting-in", name="Getting in", blurb="From the start.")
    body, own = "```faq\nQ: Is it hard?\nNo.\n```\n", {"series": "getting-in", "authors": ["Edith"], "topics": ["pay"]}
    make_article(title="Stays", body=body, **own)
    gone = make_article(title="Leaves", body=body.replace("hard", "gone"), **own)
    alone = make_article(title="Alone", authors=["Nobody else"])
    Article.objects.filter(pk__in=[gone.pk, alone.pk]).update(**taken_away)

    feeds = {"article_feed": [], "topic_feed": ["pay"], "series_feed": [series.slug], "author_feed": ["edith"]}
    for name, args in feeds.items():
        assert titles(entries(client, *args, name=name)) == ["Stays"], name
    assert client.get(reverse("articles:author_feed", args=["nobody-else"])).status_code == 404
    index = client.get(reverse("articles:faq_index")).content.decode()
    assert "Is it hard?" in index and "Is it gone?" not in index


def test_addresses_are_whole_and_a_substantive_change_moves_the_date(client, settings):
    settings.SITE_URL = "https://gigs.example"
    article = make_article(updated="2026-05-01")

    entry = entries(client)[0]

    assert entry.find(f"{ATOM}link").get("href") == f"https://gigs.example{article.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}published").startswith("2026-01-05")
    assert entry.findtext(f"{ATOM}updated").startswith("2026-05-01")


def test_the_feed_has_a_query_budget(client, django_assert_max_num_queries):
    for _ in range(5):
        make_article()

    with django_assert_max_num_queries(2):
        assert len(entries(client)) == 5
