"""Lists of articles: /articles/, by topic, and the questions."""

import pytest
from django.urls import reverse

from accounts.models import SkillAlias
from articles.models import Article
from gigs.search import Typed
from tests.articles.factories import make_article, make_topic
from tests.factories import make_skill

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


def test_a_search_that_is_too_long_says_so_and_finds_what_was_kept(client):
    found, other = make_article(body="Send invoices."), make_article(body="Write tests.")

    page = get(client, "?q=" + "invoices " * 30)

    assert "only its first 200 characters were searched for" in page
    assert found.title in page and other.title not in page


def test_an_unknown_topic_is_left_out_and_the_words_are_not(client):
    found, other = make_article(body="Send invoices."), make_article(body="Write tests.")

    page = get(client, "?q=invoices&topic=nonesuch")

    assert "We know no such topic" in page
    assert found.title in page and other.title not in page


def test_searching_finds_words_of_the_text_and_of_topics(client):
    invoices = make_article(title="First", body="Send your invoices early.")
    contracts = make_article(title="Second", topics=["contracts"])
    other = make_article(title="Third")

    assert invoices.get_absolute_url() in get(client, "?q=invoice")
    assert contracts.get_absolute_url() in get(client, "?q=contract")
    assert other.get_absolute_url() not in get(client, "?q=invoice")


@pytest.fixture
def postgres():
    skill = make_skill("postgresql", name="PostgreSQL")
    for word in ["postgres", "pgsql"]:
        SkillAlias.objects.create(skill=skill, word=word)
    return skill


def found(query):
    return {article.title for article in Article.objects.listed().search(Typed.read(query))}


@pytest.mark.parametrize("query", ["postgresql", "postgres", "pgsql", "PGSQL", "go or pgsql", '"index" pgsql'])
def test_a_skill_is_found_by_each_of_its_names_and_by_what_an_article_is_about(query, postgres):
    make_article(title="Says it", body="Ask PostgreSQL for its index.", skills=[])
    make_article(title="Says it short", body="Ask Postgres for its index.", skills=[])
    make_article(title="Is about it", body="The index of a relational database.", skills=["postgresql"])
    make_article(title="Neither", body="An index of something else.", skills=["python"])

    assert found(query) == {"Says it", "Says it short", "Is about it"}


def test_other_words_must_still_be_there_and_excluded_ones_not(postgres):
    make_article(title="Both", body="Tune PostgreSQL.", skills=[])
    make_article(title="One", body="Install PostgreSQL.", skills=["postgresql"])

    assert found("pgsql tune") == {"Both"}
    assert found("pgsql -tune") == {"One"}
    assert found("pgsql locks") == set()


def test_an_ordinary_word_or_one_with_signs_does_not_stand_for_a_skill_in_a_text(postgres):
    go, net = make_skill("go", name="Go"), make_skill("dotnet", name=".NET")
    SkillAlias.objects.create(skill=go, word="golang")
    SkillAlias.objects.create(skill=go, word="go", is_ordinary=True)
    SkillAlias.objects.create(skill=net, word="asp")
    make_article(title="Plain words", body="Then go home with the net sum.", skills=[])
    make_article(title="On Go", body="Channels.", skills=["go"])

    assert found("golang") == {"On Go"}
    assert found("asp") == set()


@pytest.mark.parametrize("query", ["csharp", "C#", "csharp events"])
def test_a_name_with_signs_is_found_as_it_is_spelt(query):
    SkillAlias.objects.create(skill=make_skill("csharp", name="C#"), word="csharp")
    make_article(title="Says it", body="Events in C#, again.", skills=[])
    make_article(title="Is about it", body="Events.", skills=["csharp"])
    make_article(title="Another", body="Events in Objective.C#x and F#.", skills=[])

    assert found(query) == {"Says it", "Is about it"}


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
    # One for the skills among the words, one for their names, and one that reads the texts.
    make_skill("pay")
    with django_assert_max_num_queries(7):
        get(client, "?q=pay")


def test_a_topic_lists_its_own_and_an_unknown_one_is_a_404(client):
    mine, other = make_article(topics=["pay"]), make_article(topics=["hiring"])

    page = client.get(reverse("articles:topic_detail", args=["pay"])).content.decode()

    assert mine.title in page
    assert other.title not in page
    assert client.get("/articles/topics/nope/").status_code == 404
    assert client.get("/articles/topics/nope/feed.atom").status_code == 404


def test_every_skill_is_a_topic_with_its_articles_and_its_feed(client):
    named, other = make_article(title="Names it", skills=["go"]), make_article(title="Names another", skills=["python"])
    make_skill("rust")

    for name in ("topic_detail", "topic_feed"):
        page = client.get(reverse(f"articles:{name}", args=["go"])).content.decode()
        assert named.title in page and other.title not in page
        assert client.get(reverse(f"articles:{name}", args=["nonesuch"])).status_code == 404
    topic, skill = reverse("articles:topic_detail", args=["go"]), reverse("skill_detail", args=["go"])
    assert "What names Go among its skills." in client.get(topic).content.decode()
    assert skill in client.get(topic).content.decode()
    assert topic in client.get(skill).content.decode()
    assert "noindex" in client.get(reverse("articles:topic_detail", args=["rust"])).content.decode()


def test_a_topic_of_the_same_address_as_a_skill_is_the_topic(client):
    make_skill("apis", name="APIs as a skill")
    make_topic("apis", name="APIs", kind="area")
    article, naming = make_article(title="Of the area", topics=["apis"]), make_article(title="Naming", skills=["apis"])

    page = client.get(reverse("articles:topic_detail", args=["apis"])).content.decode()

    assert article.title in page and naming.title not in page


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
