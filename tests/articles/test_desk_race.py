"""Two editors at the desk in the same instant, in real transactions."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Article, EditLock
from tests.articles.factories import make_article
from tests.factories import make_user
from tests.races import at_once, codes, press

from .test_desk import text

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_editors_saves_one_publishes_and_whoever_takes_over_writes_alone(edith):
    ines = make_user(is_staff=True)
    ines.groups.add(Group.objects.get(name="editor"))
    article = make_article(publish=False)
    desk, take_over = (
        reverse(f"articles:{name}", args=[article.public_id]) for name in ("desk_article", "desk_take_over")
    )

    saves = at_once(*[press(who, desk, **text(article, body=f"{who} writes.")) for who in (edith, ines)])

    assert codes(saves) == [302, 409]
    newest, lock = article.revisions.first(), EditLock.objects.get()
    assert (article.revisions.count(), newest.by) == (2, lock.by)
    assert newest.body == f"{newest.by} writes."
    loser = ({edith, ines} - {newest.by}).pop()
    refused = next(answer for answer in saves if answer.status_code == 409)
    assert f"{loser} writes." in refused.content.decode()

    # Both take over at once: one of them writes on, and the other's text is refused.
    assert codes(at_once(press(edith, take_over), press(ines, take_over))) == [302, 302]
    article.refresh_from_db()
    saves = at_once(*[press(who, desk, **text(article, body="Again.")) for who in (edith, ines)])
    assert codes(saves) == [302, 409]
    assert article.revisions.first().by == EditLock.objects.get().by

    # A double click on “Publish now” publishes once.
    Article.objects.update(status="approved")
    step = reverse("articles:desk_step", args=[article.public_id, "publish"])
    assert codes(at_once(press(edith, step), press(ines, step))) == [302, 409]
