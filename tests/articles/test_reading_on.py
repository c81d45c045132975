"""Reading on: series, reading list, glossary, corrections, authors, plain text and /llms.txt."""

import re

import pytest
from django.urls import reverse

from articles.models import Progress, Series
from tests.articles.factories import make_article, make_claim, make_topic
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def series(db):
    return Series.objects.create(slug="getting-in", name="Getting in", blurb="From the start.")


def part(position, **fields):
    return make_article(series="getting-in", series_position=position, **fields)


def test_a_series_is_read_in_its_order_and_an_unknown_one_is_a_404(client, series):
    second, first = part(2), part(1)
    page = read(client, series.get_absolute_url())

    assert page.index(first.title) < page.index(second.title)
    assert f'href="{series.get_absolute_url()}"' in read(client, reverse("articles:article_list"))
    assert "/articles/series/getting-in/</loc><lastmod>2026-01-05<" in read(client, "/sitemap-series.xml")
    assert {"/articles/glossary/<", "/articles/faq/<"} <= set(
        re.findall(r"/articles/\w+/<", read(client, "/sitemap-pages.xml"))
    )
    assert client.get("/articles/series/nonesuch/").status_code == 404


def test_an_article_leads_to_the_parts_before_and_after_it(client, series):
    first, second, third = part(1), part(2), part(3, topics=["tools"])

    page = read(client, second.get_absolute_url())

    assert f'rel="prev" href="{first.get_absolute_url()}"' in page
    assert f'rel="next" href="{third.get_absolute_url()}"' in page


def test_a_part_that_is_not_published_is_not_led_to(client, series):
    first = part(1)
    part(2, publish=False)

    assert 'rel="next"' not in read(client, first.get_absolute_url())


def mark(client, article, **data):
    return client.post(reverse("articles:article_mark", args=[article.slug]), data)


def test_marks_need_an_account_a_readable_article_and_a_post(client, grace):
    article, draft = make_article(), make_article(publish=False)

    assert mark(client, article, mark="keep", on="1").status_code == 302
    client.force_login(grace)
    assert mark(client, draft, mark="keep", on="1").status_code == 404
    assert client.get(reverse("articles:article_mark", args=[article.slug])).status_code == 405
    mark(client, article, mark="nonesuch", on="1")
    assert not Progress.objects.exists()


def test_a_member_keeps_an_article_for_later_reads_it_and_takes_it_off(client, grace, linus):
    article, _ = make_article(), make_article()
    client.force_login(grace)

    mark(client, article, mark="keep", on="1")
    mark(client, article, mark="read", on="1")
    assert article.title in read(client, reverse("articles:reading_list"))
    assert "Mark as not read" in read(client, article.get_absolute_url())
    pages = [reverse("articles:article_list"), article.topics.get().get_absolute_url()]
    assert [read(client, page).count("read by you") for page in pages] == [1, 1]
    mark(client, article, mark="keep", on="0")

    progress = Progress.objects.get(user=grace)
    assert (progress.kept_at, progress.read_at is None) == (None, False)
    client.force_login(linus)
    assert article.title not in read(client, reverse("articles:reading_list"))


def test_keeping_an_article_leaves_its_ticks(client, grace):
    article = make_article()
    Progress.objects.create(user=grace, article=article, done=["a"])
    client.force_login(grace)

    mark(client, article, mark="keep", on="1")

    assert Progress.objects.get().done == ["a"]


def test_the_glossary_explains_words_with_an_address_each(client):
    assert 'id="idempotent"' in read(client, reverse("articles:glossary"))


def test_corrections_stand_below_the_sources(client):
    corrections = [{"on": "2026-11-20", "text": "The share is 44, not 41."}]
    article = make_article(body="Much[^rate].\n\n```sources\n```\n", claims=[make_claim()], corrections=corrections)

    page = read(client, article.get_absolute_url())
    assert page.index('id="sources"') < page.index("2026-11-20: The share is 44, not 41.")
    assert "2026-11-20: The share is 44, not 41." in read(client, f"{article.get_absolute_url()}plain.txt")
    without_sources = make_article(corrections=corrections)
    assert "The share is 44" in read(client, without_sources.get_absolute_url())


def test_a_person_signs_by_name_and_the_site_by_its_own(client, settings):
    assert "By 林" in read(client, make_article(authors=["林"]).get_absolute_url())
    page = read(client, make_article(authors=["Edith Lindqvist"]).get_absolute_url())

    assert "By Edith Lindqvist" in page
    assert '"author":[{"@type":"Person","name":"Edith Lindqvist"}]' in page
    assert f"By {settings.SITE_NAME}" in read(client, make_article().get_absolute_url())


@pytest.mark.parametrize("slug", ["site", "edith-lindqvist"])
def test_each_author_and_series_has_a_feed(client, series, slug):
    by_site, by_edith = part(1), make_article(authors=["Edith Lindqvist"])
    wanted, other = (by_site, by_edith) if slug == "site" else (by_edith, by_site)

    address = reverse("articles:author_feed", args=[slug])
    feed, page = read(client, address), read(client, wanted.get_absolute_url())
    assert f'href="{address}"' in page and 'href="/articles/topics/pay/feed.atom"' in page

    assert wanted.get_absolute_url() in feed
    assert ("<name>Edith Lindqvist</name>" in feed) == (slug != "site")
    assert f"{other.get_absolute_url()}<" not in feed
    assert by_site.title in read(client, reverse("articles:series_feed", args=["getting-in"]))
    assert client.get("/articles/authors/nobody/feed.atom").status_code == 404


def test_a_search_is_narrowed_by_topic_and_each_topic_says_how_many_it_would_leave(client):
    make_topic("hiring")
    pay, hiring = make_article(body="Invoices."), make_article(body="Invoices.", topics=["hiring"])
    make_article(body="Locks.", topics=["hiring"])

    page = read(client, reverse("articles:article_list") + "?q=invoice&topic=hiring")

    assert hiring.get_absolute_url() in page
    assert pay.get_absolute_url() not in page
    assert "Hiring (1)" in page


def test_a_skill_leads_to_the_articles_that_name_it_before_those_of_its_area(client):
    skill = make_skill("postgresql", group="databases")
    of_area, other = make_article(topics=["databases"]), make_article()
    naming = make_article(topics=["databases", "pay"], skills=["postgresql"])

    page = read(client, skill.get_absolute_url())

    assert page.index(naming.title) < page.index(of_area.title)
    assert page.count(f'href="{naming.get_absolute_url()}"') == 1
    assert other.title not in page


def test_plain_text_carries_the_words_and_their_sources(client):
    article = make_article(body="Much[^rate].", claims=[make_claim()], title="On <rates>")
    response = client.get(reverse("articles:article_plain", args=[article.slug]))

    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "# On <rates>" in text
    assert "1. A survey of rates, 9 April 2026. https://example.org/rates" in text
    draft = make_article(publish=False)
    assert client.get(reverse("articles:article_plain", args=[draft.slug])).status_code == 404


def test_llms_txt_lists_what_is_listed(client):
    article, draft = make_article(), make_article(publish=False)

    text = read(client, "/llms.txt")

    assert reverse("articles:article_plain", args=[article.slug]) in text
    assert draft.title not in text
