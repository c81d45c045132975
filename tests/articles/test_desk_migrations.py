"""What the migrations make of reviews and waivers that were there before."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Article, Review, Waiver
from tests.articles.factories import add_revision, make_article

pytestmark = pytest.mark.django_db


def run(name, function):
    getattr(import_module(f"articles.migrations.{name}"), function)(apps, None)


def reviewed(article, by):
    return Review.objects.create(revision=article.revisions.first(), kind="technical", by=by)


def test_reviews_of_what_was_sent_back_are_withdrawn_and_those_of_what_is_read_are_not(edith):
    draft, waiting, read = make_article(publish=False), make_article(publish=False), make_article()
    Article.objects.filter(pk=waiting.pk).update(status="review")
    sent_back, standing, of_the_live_text = (reviewed(article, edith) for article in (draft, waiting, read))
    add_revision(read, body="Newer words.")
    of_the_next_text = reviewed(read, edith)
    Article.objects.filter(pk=read.pk).update(revising="draft")

    run("0005_rounds_of_review", "withdraw_what_was_sent_back")

    assert set(Review.objects.standing()) == {standing, of_the_live_text}
    assert set(Review.objects.exclude(withdrawn_at=None)) == {sent_back, of_the_next_text}


def test_a_waiver_of_a_whole_article_holds_and_one_of_a_line_is_asked_again(edith):
    article = make_article()
    for place in ["the whole article", "line 3"]:
        Waiver.objects.create(article=article, rule="no-named-reviewer", place=place, reason="So.", by=edith)

    run("0007_waivers_by_sentence", "know_those_of_whole_articles")

    assert dict(Waiver.objects.values_list("place", "sentence")) == {
        "the whole article": "the whole article",
        "line 3": "",
    }
