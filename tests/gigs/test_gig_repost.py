"""Posting an ended gig again, and how many gigs a client may have: POST /gigs/<id>/repost/ and the quota."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Client
from gigs.models import Gig
from gigs.models.quota import QuotaError
from tests.factories import make_gig, make_user
from tests.gigs.posting import address

ENDED = {"filled", "closed", "expired"}


@pytest.fixture
def old_client(adas_client):
    Client.objects.filter(pk=adas_client.pk).update(created_at=timezone.now() - timedelta(days=30))
    adas_client.refresh_from_db()
    return adas_client


@pytest.mark.parametrize("status", Gig.Status.values)
def test_only_what_has_ended_is_posted_again(client, ada, adas_client, status):
    gig = make_gig(client=adas_client, status=status)
    client.force_login(ada)

    answer = client.post(address("repost", gig))

    assert answer.status_code == (302 if status in ENDED else 409)
    assert gig.reposts.count() == (1 if status in ENDED else 0)


def test_a_stranger_posts_nothing_again_and_looking_is_nothing(client, ada, adas_client):
    gig = make_gig(client=adas_client, status="closed")
    client.force_login(ada)
    assert client.get(address("repost", gig)).status_code == 405
    client.force_login(make_user())

    assert client.post(address("repost", gig)).status_code == 404
    assert not gig.reposts.exists()


def test_the_new_draft_has_the_words_and_skills_and_none_of_the_dates(adas_client, ada):
    gig = make_gig(client=adas_client, status="closed", skills=["python", "postgresql"], level=4)

    draft = gig.repost(ada)

    assert (draft.title, draft.level, draft.repost_of) == (gig.title, 4, gig)
    assert [row.skill.slug for row in draft.gig_skills.all()] == ["python", "postgresql"]
    assert draft.status == "draft"
    assert (draft.published_at, draft.expires_at, draft.ended_at) == (None, None, None)
    assert draft.public_id != gig.public_id


def test_pressed_twice_it_is_one_draft(adas_client, ada):
    gig = make_gig(client=adas_client, status="closed")

    assert gig.repost(ada) == Gig.objects.get(pk=gig.pk).repost(ada)


# -- the quota


@pytest.mark.parametrize(("age", "most"), [(1, 3), (30, 10)])
def test_a_client_has_so_many_gigs_at_once(adas_client, ada, age, most):
    Client.objects.filter(pk=adas_client.pk).update(created_at=timezone.now() - timedelta(days=age))
    adas_client.refresh_from_db()
    for number in range(most - 1):
        make_gig(client=adas_client, status=["open", "paused", "in_review"][number % 3])
    make_gig(client=adas_client, status="closed")
    last, one_more = make_gig(client=adas_client, status="draft"), make_gig(client=adas_client, status="draft")
    last.submit(ada)

    one_more = Gig.objects.get(pk=one_more.pk)
    with pytest.raises(QuotaError):
        one_more.submit(ada)
    assert Gig.objects.get(pk=one_more.pk).status == "draft"


def test_the_page_says_how_many_there_may_be(client, ada, adas_client):
    for _ in range(3):
        make_gig(client=adas_client)
    draft = make_gig(client=adas_client, status="draft")
    client.force_login(ada)

    answer = client.post(address("submit", draft))

    assert answer.status_code == 422
    assert "at most 3 gigs open or in review in its first week" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_pass_the_last_place_together(old_client, ada):
    for _ in range(9):
        make_gig(client=old_client)
    drafts = [make_gig(client=old_client, status="draft") for _ in range(2)]
    barrier, refused = Barrier(2), []

    def send(gig):
        try:
            barrier.wait()
            gig.submit(ada)
        except QuotaError:
            refused.append(gig)
        finally:
            connection.close()

    threads = [Thread(target=send, args=[Gig.objects.get(pk=gig.pk)]) for gig in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert old_client.gigs.exclude(status="draft").count() == 10
