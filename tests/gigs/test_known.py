"""The gigs that a process knows: the same as those read anew, and never as they were."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Client, Skill
from gigs import known, search
from gigs.cards import must_skills
from gigs.filters import GigFilter
from gigs.models import Gig
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
CHANGES = {
    "title": lambda gig: Gig.objects.filter(pk=gig.pk).update(title="Another thing"),
    "proposals": lambda gig: Gig.objects.filter(pk=gig.pk).update(live_proposals=3),
    "client's name": lambda gig: Client.objects.filter(pk=gig.client_id).update(name="Halden Ferries"),
    "skill's name": lambda gig: Skill.objects.filter(slug="python").update(name="Python 3"),
    "need of a skill": lambda gig: gig.gig_skills.update(need="nice"),
}


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    monkeypatch.setattr(known, "KNOWN", type(known.KNOWN)(seconds=3600, most=20))


@pytest.fixture
def gig():
    return make_gig(skills=["python", "go"])


def page():
    return search.page(GigFilter(QueryDict()).wanted, 20, read=known.read).rows


def shown(gig):
    return gig.pk, gig.title, gig.live_proposals, gig.client.name, gig.musts


def test_it_is_what_is_read_anew(gig):
    [read] = page()

    assert shown(read) == (gig.pk, gig.title, 0, gig.client.name, must_skills([gig.pk])[gig.pk])


def test_what_is_known_is_not_read_again(gig, django_assert_num_queries):
    before = page()
    with django_assert_num_queries(2):
        after = page()

    assert [id(one) for one in after] == [id(one) for one in before]


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen_at_once(gig, what):
    [before] = page()
    CHANGES[what](gig)
    [after] = page()

    assert shown(after) != shown(before)
    assert shown(after) == shown(known.read_anew([(gig.pk, "")]).popitem()[1])


def test_of_several_only_the_changed_one_is_read(gig):
    other = make_gig()
    before = {one.pk: one for one in page()}
    CHANGES["title"](gig)
    after = {one.pk: one for one in page()}

    assert after[other.pk] is before[other.pk]
    assert after[gig.pk] is not before[gig.pk]


def test_what_was_taken_away_since_its_id_was_found_is_left_out(gig):
    Gig.objects.filter(pk=gig.pk).update(status="paused")

    assert known.read_anew([(gig.pk, "")]) == {}


def test_what_is_put_together_once_has_no_moment_of_this_process_in_it(gig):
    """It is kept for as long as the process lives: what ended since must not be listed by it."""
    _, values = known.rows().query.sql_with_params()

    assert not [value for value in values if isinstance(value, date | timedelta)]
    Gig.objects.filter(pk=gig.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert known.read_anew([(gig.pk, "")]) == {}


def test_reading_twice_puts_the_question_together_once(gig):
    known.rows.cache_clear()
    for _ in range(3):
        known.read_anew([(gig.pk, "")])

    assert known.rows.cache_info().misses == 1
