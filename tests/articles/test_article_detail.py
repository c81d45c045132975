"""Reading one article: /articles/<slug>/."""

import json
import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from articles.models import Article
from tests.articles.factories import add_revision, make_article, make_claim
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db

FAQ = """Opening.

```faq
Q: Is <b>it</b> & “so”?
Yes, *quite*[^rate]. </script><script>x()</script>
```

```sources
```
"""


def read(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def data_of(page, kind):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return next(data for data in map(json.loads, blocks) if data["@type"] == kind)


@pytest.mark.parametrize("slug", ["nope", "x" * 300, "topics-", "%ff", "..%2f", "💣"])
def test_an_unknown_address_is_a_404(client, slug):
    assert client.get(f"/articles/{slug}/").status_code == 404


def test_a_draft_is_a_404_for_everybody_else(client, ada):
    article = make_article(publish=False)
    client.force_login(ada)

    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_draft_without_any_text_is_a_404_for_editors_too(client, edith):
    Article.objects.create(title="Empty", slug="empty", deck="Nothing")
    client.force_login(edith)

    assert client.get("/articles/empty/").status_code == 404


def test_an_editor_reads_what_is_not_out_yet_and_is_told_so(client, edith):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(status="approved")
    client.force_login(edith)

    page = read(client, article)

    assert "Only you and other editors see this" in page
    assert 'content="noindex"' in page


def test_a_retracted_article_is_gone_with_the_reason(client, edith):
    article = make_article()
    article.retract(edith, "Its main source withdrew the figures.")

    response = client.get(article.get_absolute_url())

    assert response.status_code == 410
    assert "Its main source withdrew the figures." in response.content.decode()


def test_a_removed_article_is_gone(client, margaret):
    article = make_article()
    article.set_hold("removed", margaret, "Copied")

    assert client.get(article.get_absolute_url()).status_code == 410


def test_a_frozen_article_is_a_404(client, margaret):
    article = make_article()
    article.set_hold("frozen", margaret, "Copied")

    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_former_address_redirects_for_good(client, edith):
    article = make_article(slug="old-words")
    add_revision(article, slug="new-words").go_live(edith)

    response = client.get("/articles/old-words/")

    assert (response.status_code, response.url) == (301, "/articles/new-words/")


def test_a_former_address_of_a_hidden_article_says_nothing(client, edith, margaret):
    article = make_article(slug="old-words")
    add_revision(article, slug="new-words").go_live(edith)
    article.set_hold("frozen", margaret, "Copied")

    assert client.get("/articles/old-words/").status_code == 404


def test_hostile_words_stay_words(client):
    bad = "<script>alert(1)</script>"
    article = make_article(
        title=f"T {bad}", deck=bad, body=f"{bad} [x](javascript:alert(1)) ![p](https://evil.example/p.png)"
    )

    page = read(client, article)

    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
    assert 'src="https://evil' not in page


def test_structured_data_cannot_end_its_own_element(client):
    page = read(client, make_article(title="A </script><script>x()</script> title", body=FAQ, claims=[make_claim()]))

    assert "<script>x()" not in page
    assert data_of(page, "Article")["headline"] == "A </script><script>x()</script> title"
    question = data_of(page, "FAQPage")["mainEntity"][0]
    assert question["name"] == "Is <b>it</b> & “so”?"
    assert question["acceptedAnswer"]["text"].startswith("Yes, quite.")


def test_structured_data_says_where_the_article_stands_and_when_it_changed(client):
    article = make_article(updated="2026-03-01")

    page = read(client, article)

    data = data_of(page, "Article")
    assert data["dateModified"] == "2026-03-01"
    assert data["datePublished"].startswith("2026-01-05")
    names = [step["name"] for step in data_of(page, "BreadcrumbList")["itemListElement"]]
    assert names == ["Articles", "Pay", article.title]


def test_an_archived_article_says_so_and_leaves_the_search_engines(client, edith):
    article = make_article()
    article.archive(edith)

    page = read(client, article)

    assert "This article is archived" in page
    assert "ld+json" not in page
    assert 'content="noindex"' in page


def test_a_limited_article_is_readable_and_leaves_the_search_engines(client, margaret):
    article = make_article()
    article.set_hold("limited", margaret, "Being looked at")

    page = read(client, article)

    assert "ld+json" not in page
    assert 'content="noindex"' in page


def test_claims_are_raised_numbers_that_lead_to_their_source(client):
    claims = [make_claim("a"), make_claim("b"), make_claim("c", source_title="Another place")]
    page = read(client, make_article(body="One[^a], two[^b], three[^c].\n\n```sources\n```", claims=claims))

    assert page.count('href="#source-1"') == 2
    assert page.count('href="#source-2"') == 1
    assert page.count('<li id="source-') == 2
    assert "read at the source" in page


def test_a_claim_marks_the_article_the_day_after_it_expires(client):
    article = make_article(body="Much[^rate].", claims=[make_claim(expires_on="2026-06-30", value="£500")])

    with time_machine.travel(date(2026, 6, 30), tick=False):
        assert 'id="expired"' not in read(client, article)
    with time_machine.travel(date(2026, 7, 1), tick=False):
        page = read(client, article)
        assert "1 figure on this page is past its date" in page
        assert "£500" in page


def test_the_stale_banner_appears_when_the_review_is_overdue(client):
    article = make_article(review_by="2026-06-30")

    with time_machine.travel(date(2026, 6, 30), tick=False):
        assert 'id="stale"' not in read(client, article)
    with time_machine.travel(date(2026, 7, 1), tick=False):
        assert 'id="stale"' in read(client, article)


def test_an_article_that_does_not_age_has_no_stale_banner(client):
    article = make_article(review_by="2026-06-30", evergreen=True)

    with time_machine.travel(date(2027, 1, 1), tick=False):
        assert 'id="stale"' not in read(client, article)


def test_open_gigs_that_ask_for_its_skills_stand_beside_it(client):
    wanted, other = make_gig(skills=["python"], title="Wanted gig"), make_gig(skills=["cobol"], title="Other gig")
    draft = make_gig(skills=["python"], title="Draft gig", status="draft")

    page = read(client, make_article(skills=["python"]))

    assert wanted.title in page
    assert other.title not in page
    assert draft.title not in page


def test_without_such_gigs_it_says_so(client):
    assert "No open gig asks for these skills today" in read(client, make_article())


def test_a_visitor_gets_no_form_and_no_cookie(client):
    response = client.get(make_article().get_absolute_url())

    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_member_may_add_its_skills_to_the_profile(client, grace):
    article = make_article(skills=["python", "go"])
    client.force_login(grace)

    page = read(client, article)

    assert f'action="{reverse("accounts:skills_add")}"' in page
    assert page.count('name="skill"') == 2


def test_related_articles_share_a_topic(client):
    article, like, other = make_article(), make_article(), make_article(topics=["hiring"])

    page = read(client, article)

    assert like.get_absolute_url() in page
    assert other.get_absolute_url() not in page


def test_it_takes_six_queries_and_no_more_with_more_of_everything(client, django_assert_max_num_queries):
    for number in range(6):
        make_article()
        make_gig(skills=["python", f"skill-{number}"])
    skills = ["python", *(make_skill(f"skill-{number}").slug for number in range(6))]
    body = "A[^a] b[^b].\n\n```gigs\n```\n\n```sources\n```\n"
    article = make_article(
        body=body, topics=["pay", "hiring", "tools"], skills=skills, claims=[make_claim("a"), make_claim("b")]
    )

    with django_assert_max_num_queries(6):
        read(client, article)


def test_its_author_is_the_site_and_it_says_how_it_was_written(client, settings):
    page = read(client, make_article(drafting_note="Drafted with AI from the sources below."))

    assert f"By {settings.SITE_NAME}" in page
    assert "Drafted with AI from the sources below." in page
    assert "Not yet reviewed by a named person." in page
