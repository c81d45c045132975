"""What verbs write to a row that a decision holds."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import StateError
from gigs.models import Gig
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def test_two_verbs_on_a_held_row_are_one_update_with_both_versions(ada):
    gig = make_gig(status="refused", submitted_at=None)
    with CaptureQueriesContext(connection) as asked, gig.held():
        gig.move("readmit", ada)
        gig.approve(ada)
    assert sum(query["sql"].startswith('UPDATE "gigs_gig"') for query in asked) == 1
    kept = Gig.objects.get()
    assert (kept.status, kept.version) == ("open", gig.version) == ("open", 3)


def test_after_an_error_nothing_of_it_is_written(ada):
    gig = make_gig(status="refused")
    with pytest.raises(StateError), transaction.atomic(), gig.held():
        gig.move("readmit", ada)
        gig.move("resume", ada)
    assert Gig.objects.get().status == "refused"


def test_what_is_held_no_longer_is_read_and_written_at_once(ada):
    gig = make_gig()
    with gig.held({"members": []}):
        assert gig.ask("members") == []
    gig.pause(ada)
    assert Gig.objects.get().status == "paused"
    assert gig.ask("members") == list(gig.client.people.values_list("pk", flat=True)) != []
