"""Whoever signs a text does not review it, whoever typed it."""

import pytest
from django.contrib.auth.models import Group

from articles.models import Article, Review
from tests.articles.factories import add_revision, make_article
from tests.articles.test_desk import address
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(db):
    user = make_user(is_staff=True, name="Ines")
    user.groups.add(Group.objects.get(name="editor"))
    return user


def in_review(by, **fields):
    article = make_article(publish=False, by=by, **fields)
    Article.objects.filter(pk=article.pk).update(status="review")
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("kind", ["technical", "editorial"])
def test_who_signs_it_reviews_no_side_of_it(client, edith, ines, kind):
    article = in_review(edith, authors=["Ines"])
    client.force_login(ines)

    assert client.post(address(article, "desk_step", "approve"), {"kind": kind}).status_code == 403
    assert not Review.objects.exists()


def test_who_does_not_sign_the_newest_text_may(client, edith, ines):
    article = in_review(edith, authors=["Ines"])
    add_revision(article, authors=["Edith"], by=edith)
    client.force_login(ines)

    assert client.post(address(article, "desk_step", "approve"), {"kind": "technical"}).status_code == 302


def test_who_signs_it_vouches_for_nothing_where_one_person_runs_the_site(edith, ines):
    article = in_review(edith, authors=["Ines"])
    for kind in Review.Kind:
        Review.objects.create(revision=article.revisions.first(), kind=kind, by=ines, is_solo=True)

    assert article.revisions.first().reviewers() == {"reviewed_by": None, "edited_by": None}
