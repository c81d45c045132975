"""What the desk says of an article: its newest title, whether it can be changed, and what differs, in words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.articles.factories import add_revision, make_article
from tests.articles.test_desk import address, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


def test_the_lists_name_an_article_by_its_newest_title(desk):
    add_revision(make_article(publish=False, title="First title"), title="Newest title")

    page = desk.get(reverse("articles:desk")).content.decode()

    assert "Newest title" in page and "First title" not in page


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("retracted", "This text is retracted: it stays as it is."),
        ("archived", "This text is archived: it can be changed again when it is published again."),
        ("approved", "This text is approved: it can be changed again when it is sent back or published."),
    ],
)
def test_a_text_that_cannot_be_changed_says_when_it_can(desk, status, said):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(status=status, retraction_reason="Wrong")

    assert said in desk.get(address(article)).content.decode()


def test_two_texts_are_compared_in_words(desk):
    article = make_article(corrections=[{"on": "2026-01-05", "text": "Not 41."}], hero=None, evergreen=True)
    add_revision(article, authors=["Edith", "site"], corrections=[])

    page = desk.get(address(article, "desk_compare", 1, 2)).content.decode()

    for words in ["authors: Edith; site", "corrections: on 2026-01-05, text Not 41.", "evergreen: yes"]:
        assert words in page
    assert not any(sign in page for sign in ["[&#x27;", "[]", "None"])


def test_a_correction_is_of_a_day_that_has_come(desk):
    article = make_article(publish=False)
    today = timezone.localdate()
    for day in ["9999-01-01", today + timedelta(days=1)]:
        response = desk.post(address(article), text(article, corrections=f"{day}: Not 41."))
        assert response.status_code == 422 and "a day to come" in response.content.decode()

    assert desk.post(address(article), text(article, corrections=f"{today}: Not 41.")).status_code == 302
