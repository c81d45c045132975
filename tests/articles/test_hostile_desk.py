"""What an editor may type that no reader should suffer from: broken blocks, broken claims, steps out of their order."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.front_matter import claim_problems
from articles.models import Article
from articles.models.writing import save_text
from tests.articles.factories import make_article

pytestmark = pytest.mark.django_db
BROKEN = [
    "```matrix Foo T\n| A | B |\n| --- | --- |\n| 1 | 2 |\n```",
    "```matrix\n```",
    "```matrix A T\n| A | B |\n| --- | --- |\n| 1 |\n```",
    "```calculator nope\n```",
    "```calculator\n```",
    "```paths T\na | b\n```",
    f"```checklist check T\n-{'9' * 5000} A fee\n```",
    "```callout shouting T\nx\n```",
    "```faq\n```",
    "```pay ZZZ RG-99\nx\n```",
]


@pytest.mark.parametrize("block", BROKEN)
def test_a_block_that_cannot_be_read_says_so_and_breaks_no_page(client, block):
    article = make_article(f"Before.\n\n{block}\n\nAfter.")
    page = client.get(article.get_absolute_url())
    assert page.status_code == 200
    assert "is not shown:" in page.content.decode() and "After." in page.content.decode()


@pytest.mark.parametrize("typed", ["a\x00b", "\u202e", "٣", "9223372036854775808", "-1", "x" * 50_000])
def test_whatever_stands_in_a_form_of_the_desk_is_a_sentence_beside_it(client, edith, typed):
    client.force_login(edith)
    article = make_article("Ask developersSkills first.", publish=False)
    page = reverse("articles:desk_article", args=[article.public_id])
    for field in ["authors", "reviewed", "review_by", "body", "claims", "corrections", "skills", "series_position"]:
        assert client.post(page, {field: typed, "version": 1}).status_code == 422, field
    waiver = {"rule": "missing-space-camel", "sentence": "Ask developersSkills first.", "reason": "A name"}
    for field in ["rule", "sentence"]:
        assert client.post(f"{page}accept/", waiver | {field: typed}).status_code == 422, field
    assert client.post(f"{page}unschedule/", {"version": typed}).status_code == 409


@pytest.mark.parametrize("claim", [{}, {"id": 3}, {"id": "a", "source_url": 3}, {"source_url": "x"}, 7])
def test_a_claim_that_lacks_something_is_named(claim):
    assert list(claim_problems([claim]))


def test_out_of_the_archive_comes_the_text_that_was_live(edith):
    article = make_article("Reviewed words.")
    save_text(article, edith, {}, "Nobody has reviewed this.")
    article = Article.objects.get(pk=article.pk)
    article.archive(edith, "Old.")
    Article.objects.get(pk=article.pk).publish(edith)
    assert Article.objects.get(pk=article.pk).revision.body == "Reviewed words."


def test_what_is_published_sooner_than_scheduled_is_there_at_once(client, edith):
    article = make_article("Words.")
    later = timezone.now() + timedelta(days=900)
    Article.objects.filter(pk=article.pk).update(status="scheduled", published_at=later, updated_on=later.date())
    article = Article.objects.get(pk=article.pk)
    assert client.get(article.get_absolute_url()).status_code == 404
    article.publish(edith)
    article.refresh_from_db()
    assert article.published_at <= timezone.now() and article.updated_on <= timezone.localdate()
    assert client.get(article.get_absolute_url()).status_code == 200
