"""Articles are read by the rules that look for what hides in a text; nothing is ever held by it."""

import pytest

from articles.models import Article
from moderation.models import Case, Flag

from ..factories import make_article

KEY = "AKIA" + "Z7QK2M5RT8WX4NPL"


def make_draft(body) -> Article:
    article = Article.objects.create(title="What a day pays", slug="what-a-day-pays", deck="Numbers with dates.")
    article.revisions.create(number=1, title=article.title, body=body, fields={})
    return article


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("See https://bit.ly/3abcdef for the sum.", "short-link"),
        ("See https://grabify.link/ABC123 for the sum.", "denied-link"),
        ("See https://xn--pple-43d.com/ for the sum.", "disguised-link"),
        (f"Put {KEY} into the file.", "secrets"),
        ("Write p\u0430ypal as it is written.", "disguised-text"),
    ],
)
def test_it_is_marked_when_it_is_sent(db, edith, body, rule):
    article = make_draft(body)
    article.submit(edith)
    article.refresh_from_db()
    assert Flag.objects.about(article).get().rule == rule
    assert (article.status, article.hold) == ("submitted", "none")


@pytest.mark.parametrize(
    "body",
    [
        "Never pay a deposit or a training fee, and buy no gift cards for anybody.",
        "Some clients ask for a free test week. Say no.",
        "Our client is a bank, and it pays 400 a day.",
    ],
)
def test_what_articles_warn_of_is_not_marked(db, edith, body):
    article = make_draft(body)
    article.submit(edith)
    assert not Flag.objects.exists()


def test_what_is_grave_waits_for_a_moderator(db, edith):
    article = make_draft(f"Put {KEY} into the file.")
    article.submit(edith)
    assert Case.objects.open().about(article).get().source == "rule"


def test_an_article_with_nothing_in_it_opens_no_case(db):
    make_article()
    assert not Case.objects.exists()
