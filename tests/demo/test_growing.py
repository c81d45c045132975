"""Growing the demo in bulk: the rows are as the records say, and growing again adds only what is missing."""

from collections import Counter

import pytest
from django.core.management import call_command

from gigs.models import Gig
from marketplace.demo.growing import grow_gigs
from marketplace.demo.growth import gig_records

pytestmark = pytest.mark.django_db
MANY = 120


@pytest.fixture(scope="module")
def grown(once):
    with once():
        call_command("load_skills", verbosity=0)
        assert grow_gigs(MANY, lambda rows, total, unit: rows) == MANY
    return Gig.objects.filter(source_key__startswith="grown:")


def test_states_and_starts_are_those_of_the_records(grown):
    records = list(gig_records(MANY))

    assert Counter(grown.values_list("status", flat=True)) == Counter(record["state"] for record in records)
    later = [record for record in records if record.get("start", "").startswith("in_days:")]
    assert later
    assert grown.filter(start="from", start_on__isnull=False).count() == len(later)
    assert not grown.filter(start="in_days").exists()


def test_open_ones_are_listed_and_ended_ones_are_not(grown):
    listed = grown.listed()

    assert set(listed.values_list("status", flat=True)) <= {"open", "full"}
    assert listed.count() == grown.filter(status__in=["open", "full"]).count()


def test_growing_again_adds_only_what_is_missing(grown):
    assert grow_gigs(MANY, lambda rows, total, unit: rows) == 0
    assert grow_gigs(MANY + 5, lambda rows, total, unit: rows) == 5
    assert grown.count() == MANY + 5
