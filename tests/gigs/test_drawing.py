"""What is kept of a row: the same strings as drawn afresh, and never an old one."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from gigs import drawing, known
from gigs.cards import must_skills
from gigs.models import Gig, GigChange, SavedGig
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
MOST_DRAWN = drawing.DRAWN.most
CHANGES = {
    "title": {"title": "Make another thing fast", "version": 2},
    "pay": {"pay_max": 555, "version": 2},
    "proposals": {"live_proposals": 3},
    "state": {"status": "full"},
    "client's name": {"client__name": "Halden Ferries"},
    "client's proof": {"client__verified": "domain"},
    "client's answers": {"client__reply_rate": 90, "client__replies_due": 10},
    "client's place": {"client__country": "SE"},
}


def anew(pk):
    gig = Gig.objects.for_rows().get(pk=pk)
    return gig, must_skills([pk])[pk]


def with_its_version(pk):
    (gig,) = known.read_anew([(pk, "")]).values()
    return gig, gig.musts


@pytest.fixture(params=[anew, with_its_version])
def drawn(request):
    return lambda pk: drawing.drawn(*request.param(pk))


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    for name in ("DRAWN", "READERS"):
        monkeypatch.setattr(drawing, name, type(drawing.DRAWN)(seconds=3600, most=20))


def test_the_second_reader_gets_what_was_drawn_for_the_first(drawn, gig):
    assert drawn(gig.pk) is drawn(gig.pk)


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_it_shows_is_seen_at_once(drawn, gig, what):
    before = drawn(gig.pk)
    for name, value in CHANGES[what].items():
        of, _, field = name.rpartition("__")
        (type(gig.client).objects.filter(pk=gig.client_id) if of else Gig.objects.filter(pk=gig.pk)).update(
            **{field: value}
        )
    after = drawn(gig.pk)
    drawing.DRAWN = type(drawing.DRAWN)(seconds=3600, most=20)

    assert after != before
    assert after == drawn(gig.pk)


def test_other_skills_and_another_day_are_seen_at_once(drawn, gig):
    before = drawn(gig.pk)
    gig.gig_skills.all().delete()
    without = drawn(gig.pk)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        later = drawn(gig.pk)

    assert len({before, without, later}) == 3


def test_a_change_of_what_developers_decide_about_is_seen_at_once(drawn, gig, ada):
    said = {"gig": gig, "by": ada, "before": {"pay_max": 1}, "after": {"pay_max": 2}}
    before = drawn(gig.pk)
    GigChange.objects.create(status="in_review", is_material=True, **said)
    GigChange.objects.create(status="applied", applied_at=timezone.now(), is_material=False, **said)
    assert drawn(gig.pk) == before

    change = GigChange.objects.create(status="applied", applied_at=timezone.now(), is_material=True, **said)
    assert "<li>changed since posted</li>" in drawn(gig.pk).client

    change.delete()
    assert drawn(gig.pk) == before


def test_no_more_are_kept_than_it_says(drawn):
    for gig in [make_gig() for _ in range(25)]:
        drawn(gig.pk)
    assert len(drawing.DRAWN) == 20


def test_what_one_reader_marked_is_never_in_the_row_of_another(client, gig, grace, linus):
    SavedGig.objects.create(user=grace, gig=gig)
    rows = {}
    for reader in (grace, linus, grace):
        client.force_login(reader)
        rows[reader] = client.get(reverse("gigs:gig_list")).content.decode()
    client.logout()

    assert f"/gigs/{gig.public_id}/unsave/" in rows[grace]
    assert f"/gigs/{gig.public_id}/save/" in rows[linus]
    assert f"/gigs/{gig.public_id}/" not in client.get(reverse("gigs:gig_list")).content.decode().replace(
        gig.get_absolute_url(), ""
    )
    assert "\0" not in "".join(rows.values())


def test_no_more_rows_are_kept_than_gigs_are_known():
    """A row whose gig has to be read again is not worth its memory."""
    assert MOST_DRAWN <= known.KNOWN.most <= 1_000
