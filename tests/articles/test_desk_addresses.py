"""Two articles never want one address: refused when a text is saved, and when it is published."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.models.revision import ArticleRevision
from articles.models.steps import AddressTakenError
from articles.models.writing import begin
from tests.articles.factories import add_revision, make_article
from tests.articles.test_desk import address, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


def test_an_address_that_waits_in_the_text_of_another_is_not_given_again(desk):
    add_revision(make_article(), slug="x-moved")
    other = make_article(publish=False)

    saved = desk.post(address(other), text(other, slug="x-moved"))
    begun = desk.post(reverse("articles:desk"), {"title": "Moved", "slug": "x-moved"})

    assert (saved.status_code, begun.status_code) == (422, 422)
    assert "will move to this address" in saved.content.decode()


def test_an_address_that_a_text_no_longer_asks_for_is_free(desk):
    first = make_article(publish=False)
    add_revision(first, slug="x-moved")
    add_revision(first, slug="x-moved-again")

    assert desk.post(reverse("articles:desk"), {"title": "Moved", "slug": "x-moved"}).status_code == 302


@pytest.mark.parametrize("is_former", [False, True])
def test_an_address_that_was_lost_meanwhile_is_a_409_and_nothing_is_published(desk, is_former):
    draft = make_article(publish=False)
    add_revision(draft, slug="x-moved")
    Article.objects.filter(pk=draft.pk).update(status="approved")
    other = make_article(slug="x-moved")
    if is_former:
        add_revision(other, slug="x-elsewhere").go_live(None)

    response = desk.post(address(draft, "desk_step", "publish"))

    assert response.status_code == 409
    assert "“x-moved” belongs to another article now" in response.content.decode()
    draft.refresh_from_db()
    assert (draft.status, draft.revision, draft.slug) == ("approved", None, draft.revisions.last().fields["slug"])


def test_an_article_that_is_begun_a_moment_too_late_is_refused(edith):
    make_article(slug="x-begun")

    with pytest.raises(AddressTakenError, match="choose another one"):
        begin(edith, "Begun", "x-begun")


def test_one_that_is_lost_between_the_look_and_the_writing_is_refused_as_well(monkeypatch):
    draft = make_article(publish=False)
    moved = add_revision(draft, slug="x-moved")
    make_article(slug="x-moved")
    looks = iter([False, True])
    monkeypatch.setattr("articles.models.revision.is_taken", lambda *wanted: next(looks))

    with pytest.raises(AddressTakenError):
        ArticleRevision.objects.get(pk=moved.pk).go_live(None)
