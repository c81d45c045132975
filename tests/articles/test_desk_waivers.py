"""A warning that may stand: /articles/desk/<id>/accept/."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from articles.models import Waiver
from tests.articles.factories import add_revision, make_article

pytestmark = pytest.mark.django_db
GLUED = {"rule": "missing-space-camel", "sentence": "Ask developersSkills first.", "reason": "A product’s name"}


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


def address(article, name="desk_article"):
    return reverse(f"articles:{name}", args=[article.public_id])


def test_a_warning_is_accepted_with_a_reason_that_is_logged(desk, edith):
    article = make_article(publish=False, body="Ask developersSkills first.")

    assert desk.post(address(article, "desk_accept"), GLUED | {"reason": ""}).status_code == 422
    desk.post(address(article, "desk_accept"), GLUED)

    assert Waiver.objects.get().by == edith
    assert "Accepted by Edith: A product’s name" in desk.get(address(article)).content.decode()
    assert AuditEvent.objects.of(article).get(action="article.accept_warning").why == "A product’s name"


def test_what_was_accepted_moves_with_its_sentence_and_ends_when_that_changes(desk):
    article = make_article(publish=False, body="Ask developersSkills first.")
    desk.post(address(article, "desk_accept"), GLUED)

    add_revision(article, body="A line before it.\n\nWell. Ask developersSkills first.")
    assert "Accepted by Edith" in desk.get(address(article)).content.decode()
    add_revision(article, body="Ask developersSkills last.")
    assert "Accepted by" not in desk.get(address(article)).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": "line 1"},
        {"sentence": "Nowhere said."},
        {"rule": "off-topic-entity"},
        {"rule": "nonesuch"},
        {"sentence": "a\x00b"},
        {"sentence": "x" * 301},
    ],
)
def test_a_warning_that_the_text_does_not_have_is_not_accepted(desk, changes):
    article = make_article(publish=False, body="Ask developersSkills first.")

    assert desk.post(address(article, "desk_accept"), GLUED | changes).status_code == 422
    assert not Waiver.objects.exists()


def test_nobody_accepts_a_warning_about_their_own_text_unless_they_run_the_site_alone(desk, edith, settings):
    article = make_article(publish=False, body="Ask developersSkills first.", by=edith)

    page = desk.get(address(article)).content.decode()
    assert "Accept this warning" not in page and "somebody else says which" in page
    assert desk.post(address(article, "desk_accept"), GLUED).status_code == 403
    assert not Waiver.objects.exists()

    settings.STAFF_MODE = "solo"
    assert desk.post(address(article, "desk_accept"), GLUED).status_code == 302


def test_what_blocks_is_not_accepted(desk):
    article = make_article(publish=False, body="Demand grows by 13%.")
    data = {"rule": "statistic-without-source", "sentence": "Demand grows by 13%.", "reason": "I like it"}

    response = desk.post(address(article, "desk_accept"), data)

    assert (response.status_code, "what blocks is mended" in response.content.decode()) == (422, True)
    assert not Waiver.objects.exists()
