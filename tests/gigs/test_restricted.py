"""Who may not post, or not propose, reads it before they write: until when, why, and what they may do all the same."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, Pause, PausedError
from gigs.models import Gig
from tests.factories import make_gig

from .posting import COMPLETE

pytestmark = pytest.mark.django_db

WHY, STANDING = "/standing/abc234abc/", 'href="/standing/"'
PAUSED = {"posting": "Posting gigs is paused for you until", "proposing": "Sending proposals is paused for you until"}
HALDEN = {"name": "Halden Freight", "kind": "company", "country": "NO", "website": "", "size_band": "", "about": ""}


def pause(user, kind, days=3):
    return Pause.start(user, kind, timezone.now() + timedelta(days=days), None, WHY)


def pages(gig, kind):
    new, draft = reverse("gigs:gig_new"), make_gig(client=gig.client, status="draft")
    written = [reverse(f"gigs:gig_{name}", args=[draft.public_id]) for name in ("edit", "preview")]
    return [new, *written] if kind == "posting" else [reverse("gigs:gig_propose", args=[gig.public_id])]


def test_who_may_do_all_reads_nothing_of_it(read, ada, grace, graces_profile, gig):
    over = pause(ada, "posting")
    Pause.objects.filter(pk=over.pk).update(ended_at=timezone.now())
    pause(ada, "proposing")
    pause(grace, "posting")
    for person, kind in ((ada, "posting"), (grace, "proposing")):
        for address in pages(gig, kind):
            assert "is paused for you" not in read(person, address), address
    assert PAUSED["posting"] not in read(ada, "/dashboard/")


@pytest.mark.parametrize("kind", ["posting", "proposing"])
def test_a_pause_stands_above_what_cannot_be_sent_and_on_the_dashboard(read, ada, grace, graces_profile, gig, kind):
    person = {"posting": ada, "proposing": grace}[kind]
    pause(person, kind, days=2)
    longest = pause(person, kind, days=5)
    for address in [*pages(gig, kind), "/dashboard/"]:
        page = read(person, address)
        assert page.count(PAUSED[kind]) == 1, address
        assert f"{longest.until:%-d %B %Y}" in page
        assert STANDING in page and f'href="{WHY}"' in page, address


def test_a_form_with_mistakes_still_says_so_and_a_draft_is_kept(client, ada, gig):
    pause(ada, "posting")
    client.force_login(ada)
    answer = client.post(reverse("gigs:gig_new"), {"preview": "1"})
    assert answer.status_code == 422
    assert PAUSED["posting"] in answer.content.decode()

    client.post(reverse("gigs:gig_new"), COMPLETE | {"client": gig.client_id, "must": "", "draft": "1"})
    assert Gig.objects.get(title=COMPLETE["title"]).status == "draft"


def test_what_is_public_is_changed_as_before(read, ada, gig):
    pause(ada, "posting")
    assert PAUSED["posting"] not in read(ada, reverse("gigs:gig_edit", args=[gig.public_id]))


@pytest.fixture(params=[("frozen", "Your account is suspended."), ("removed", "Your account is closed.")])
def restricted(request, ada, margaret):
    hold, words = request.param
    ada.set_hold(hold, margaret, "A scam.")
    return words


@pytest.mark.parametrize("name", ["gigs:gig_new", "accounts:client_new"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_suspended_or_closed_account_begins_neither_gig_nor_client(client, ada, gig, restricted, name, method):
    clients = Client.objects.count()
    client.force_login(ada)
    answer = getattr(client, method)(reverse(name), HALDEN | {"title": "A slow report", "draft": "1"})
    assert answer.status_code == 409
    assert restricted in answer.content.decode() and STANDING in answer.content.decode()
    assert (Client.objects.count(), Gig.objects.count()) == (clients, 1)


def test_nor_do_the_verbs_begin_them(ada, gig, restricted):
    for begin in (
        lambda: Client(name="Halden Freight", slug="halden", country="NO").start(ada),
        lambda: Gig(client=gig.client, title="A slow report").start_draft(ada, []),
    ):
        with pytest.raises(PausedError, match="My standing"):
            begin()
    assert not Client.objects.filter(slug="halden").exists()


def test_its_dashboard_says_so_once(read, ada, gig, restricted):
    page = read(ada, "/dashboard/")
    assert page.count(restricted) == 1 and STANDING in page


def test_a_profile_that_is_held_is_not_asked_to_be_published(read, grace, graces_profile, margaret, gig):
    graces_profile.set_hold("frozen", margaret, "It claims what is not true.")
    page = read(grace, reverse("gigs:gig_propose", args=[gig.public_id]))
    assert "Your profile is held by moderation" in page and "publish yours first" not in page
