"""Lists of articles: /articles/, by topic, and the questions."""

import pytest
from django.urls import reverse

from tests.articles.factories import make_article, make_topic

pytestmark = pytest.mark.django_db


def get(client, query=""):
    response = client.get(reverse("articles:article_list") + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "query", ["?q=%00", "?q=%ff%fe", "?q=" + "a" * 5000, "?q=%27%22%3B--", "?q=&q=%26%7C", "?page=-1", "?nope=1"]
)
def test_unusable_parameters_never_break_the_page(client, query):
    get(client, query)


def test_a_search_that_is_too_long_says_so_and_shows_everything(client):
    article = make_article()

    page = get(client, "?q=" + "a" * 200)

    assert "at most 100 characters" in page
    assert article.title in page


def test_searching_finds_words_of_the_text_and_of_topics(client):
    invoices = make_article(title="First", body="Send your invoices early.")
    contracts = make_article(title="Second", topics=["contracts"])
    other = make_article(title="Third")

    assert invoices.get_absolute_url() in get(client, "?q=invoice")
    assert contracts.get_absolute_url() in get(client, "?q=contract")
    assert other.get_absolute_url() not in get(client, "?q=invoice")


def test_a_search_without_results_says_so(client):
    assert "No article holds these words" in get(client, "?q=nonesuch")


def test_a_filtered_list_stays_out_of_search_engines(client):
    assert 'content="noindex, follow"' in get(client, "?q=pay")
    assert 'content="index, follow"' in get(client)


def test_topics_come_in_their_order_with_how_many_articles_they_have(client):
    make_topic("late", position=9)
    make_topic("early", position=1)
    make_topic("empty", position=2)
    make_article(topics=["late", "early"])
    make_article(topics=["late"])

    page = client.get(reverse("articles:article_list"))

    assert [(topic.slug, topic.article_count) for topic in page.context["topics"]] == [("early", 1), ("late", 2)]


def test_a_page_of_articles_has_a_query_budget(client, django_assert_max_num_queries):
    for number in range(8):
        make_article(topics=["pay", f"topic-{number}"])

    with django_assert_max_num_queries(4):
        get(client)


def test_a_topic_lists_its_own_and_an_unknown_one_is_a_404(client):
    mine, other = make_article(topics=["pay"]), make_article(topics=["hiring"])

    page = client.get(reverse("articles:topic_detail", args=["pay"])).content.decode()

    assert mine.title in page
    assert other.title not in page
    assert client.get("/articles/topics/nope/").status_code == 404
    assert client.get("/articles/topics/nope/feed.atom").status_code == 404


def test_an_empty_topic_says_so_and_is_not_indexed(client):
    make_topic("empty", name="Empty")

    page = client.get(reverse("articles:topic_detail", args=["empty"])).content.decode()

    assert "No article on this yet" in page
    assert "noindex" in page


def test_every_question_leads_to_its_answer(client):
    article = make_article(body="A.\n\n```faq\nQ: Who pays?\nThe client.\n```\n")

    page = client.get(reverse("articles:faq_index")).content.decode()

    assert f'href="{article.get_absolute_url()}#faq-who-pays"' in page
    assert 'id="faq-who-pays"' in client.get(article.get_absolute_url()).content.decode()
