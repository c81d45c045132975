"""The checks of a row, asked together: what is wrong is said as Django says it, what is right takes one statement."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gigs.models import Gig
from moderation.models import Closure
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig

pytestmark = pytest.mark.django_db
ORDER, RANGE = "The fewest weeks are more than the most.", "Give a number between 1 and 520, or nothing."
WRONG = [
    ({"weeks_min": 9, "weeks_max": 2}, [ORDER]),
    ({"weeks_min": 600}, [RANGE]),
    ({"weeks_min": 600, "weeks_max": 2}, [ORDER, RANGE]),
]


def asked(row, exclude=None):
    """How many statements checks took."""
    with CaptureQueriesContext(connection) as found:
        row.validate_constraints(exclude)
    return sum("_check" in query["sql"] for query in found.captured_queries)


@pytest.mark.parametrize(("fields", "sentences"), WRONG)
def test_each_check_that_does_not_hold_is_named_as_django_names_it(fields, sentences):
    gig = make_gig()
    for name, value in fields.items():
        setattr(gig, name, value)
    with pytest.raises(ValidationError) as ours:
        gig.validate_constraints()
    with pytest.raises(ValidationError) as djangos:
        models.Model.validate_constraints(gig)
    assert ours.value.messages == djangos.value.messages == sentences


def test_one_that_cannot_be_read_hides_no_other(ada, margaret):
    closure = Closure(account=ada, proposed_by=margaret, decided_by=ada, decided_at=timezone.now())
    assert closure.created_at is None  # and of it and an interval the database knows no type
    with pytest.raises(ValidationError) as ours:
        closure.validate_constraints()
    with pytest.raises(ValidationError) as djangos:
        models.Model.validate_constraints(closure)
    assert ours.value.messages == djangos.value.messages
    assert any("closure_not_of_oneself" in message for message in ours.value.messages)


def test_what_is_no_check_is_asked_as_well():
    one, other = make_client(key="0123456789"), make_client()
    other.key = one.key
    with pytest.raises(ValidationError, match="already exists"):
        other.validate_constraints()


@pytest.mark.parametrize("make", [make_gig, make_developer])
def test_all_that_hold_are_one_statement(make):
    assert asked(make()) == 1


def test_of_a_field_that_is_left_out_nothing_is_asked():
    gig = make_gig()
    gig.weeks_min = 600
    assert asked(gig, {"weeks_min"}) == 1
    assert asked(gig, {field.name for field in Gig._meta.fields}) == 0
