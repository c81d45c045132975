"""Which numbers a gig may hold, whoever writes them: the form, an import, a program."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.state import ProjectState

from gigs.models import Gig, GigChange
from gigs.models.search_row import SearchRow
from tests.factories import make_gig

WRONG = [
    ({"weeks_min": 9, "weeks_max": 2}, "gig_weeks_in_order", "The fewest weeks are more than the most."),
    (
        {"week_hours_min": 30, "week_hours_max": 20},
        "gig_week_hours_in_order",
        "The fewest hours are more than the most.",
    ),
    ({"weeks_min": 0}, "gig_weeks_in_range", "Give a number between 1 and 520, or nothing."),
    ({"weeks_max": 521}, "gig_weeks_in_range", "Give a number between 1 and 520, or nothing."),
    ({"week_hours_min": 0}, "gig_week_hours_in_range", "Give a number between 1 and 168, or nothing."),
    ({"week_hours_max": 169}, "gig_week_hours_in_range", "Give a number between 1 and 168, or nothing."),
    ({"questions": ["When?"] * 4}, "gig_few_questions", "At most 3 questions."),
]
RIGHT = [
    {"weeks_min": 1, "weeks_max": 520, "week_hours_min": 1, "week_hours_max": 168},
    {"weeks_min": 4, "weeks_max": 4, "week_hours_min": 40, "week_hours_max": 40},
    {"weeks_min": 520},
    {"week_hours_max": 1},
    {"questions": ["When?"] * 3},
]


@pytest.mark.django_db
@pytest.mark.parametrize(("fields", "name", "sentence"), WRONG)
@pytest.mark.parametrize("status", ["draft", "open"])
def test_the_database_refuses_it_and_names_the_rule(status, fields, name, sentence):
    gig = make_gig(status=status)
    with pytest.raises(IntegrityError, match=f'"{name}"'), transaction.atomic():
        Gig.objects.filter(pk=gig.pk).update(**fields)
    with pytest.raises(IntegrityError, match=f'"{name}"'), transaction.atomic():
        gig.write(**fields)
    with pytest.raises(ValidationError) as refusal:
        gig.validate_constraints()

    assert refusal.value.messages == [sentence]


@pytest.mark.django_db
@pytest.mark.parametrize("fields", RIGHT)
def test_the_ends_belong_to_what_is_kept(fields):
    gig = make_gig(**fields)

    gig.validate_constraints()
    assert {name: getattr(Gig.objects.get(pk=gig.pk), name) for name in fields} == fields


THE_RULES, WHAT_FOLLOWED = (
    import_module(f"gigs.migrations.{name}").Migration for name in ("0027_numbers_in_order", "0028_read_once")
)
# The tables are those of today but for the rules, and to make the models of then takes seconds.
NOW = ProjectState()
NOW.apps = apps


@pytest.fixture
def before(db):
    """The database as it was before the rules. All of it is one transaction, so they are there for the next test."""
    migrate_back(WHAT_FOLLOWED)
    migrate_back(THE_RULES)


def migrate(migration):
    with connection.schema_editor() as editor:
        for operation in migration.operations:
            operation.database_forwards("gigs", editor, NOW, NOW)


def migrate_back(migration):
    with connection.schema_editor() as editor:
        for operation in reversed(migration.operations):
            operation.database_backwards("gigs", editor, NOW, NOW)


# Of a gig that is written the wrong way round, and becomes 4 to 6 weeks.
CHANGES = [
    ({"weeks_min": 9, "weeks_max": 2, "title": "New"}, {"title": "New"}),
    ({"weeks_max": 3, "title": "New"}, {"title": "New"}),
    ({"weeks_max": None}, {"weeks_max": None}),
    ({"weeks_max": 8}, {"weeks_max": 8}),
    ({"week_hours_min": 0, "weeks_max": 8}, {"weeks_max": 8}),
    ({"questions": ["1?", "2?", "3?", "4?"]}, {"questions": ["1?", "2?", "3?"]}),
    ({"questions": ["1?", "2?"]}, {"questions": ["1?", "2?"]}),
]


def test_what_was_written_before_is_made_right(before, ada):
    turned = make_gig(weeks_min=9, weeks_max=2, week_hours_min=40, week_hours_max=10)
    impossible = make_gig(weeks_min=0, weeks_max=600, week_hours_min=200, week_hours_max=20)
    asking = make_gig(questions=["One?", "Two?", "Three?", "Four?"], status="closed", close_reason="cancelled")
    fine = [make_gig(**fields) for fields in RIGHT]
    kept = [vars_of(gig) for gig in fine]
    waiting, applied = changes_of_all_kinds(ada)
    migrate(THE_RULES)

    assert numbers(turned) == (2, 9, 10, 40)
    assert numbers(impossible) == (None, None, None, 20)
    asking.refresh_from_db()
    assert asking.questions == ["One?", "Two?", "Three?"]
    assert [vars_of(gig) for gig in fine] == kept
    assert SearchRow.objects.get(gig=turned).weeks == 2
    assert [after_of(one) for one in waiting] == [kept for _, kept in CHANGES]
    assert [after_of(one) for one in applied] == [after for after, _ in CHANGES]
    with pytest.raises(IntegrityError):
        Gig.objects.filter(pk=turned.pk).update(weeks_min=10)


def changes_of_all_kinds(by):
    waiting, applied = [], []
    for after, _ in CHANGES:
        gig = make_gig(weeks_min=6, weeks_max=4)
        waiting.append(change(gig, by, after, status="in_review"))
        right = make_gig(weeks_min=4, weeks_max=6)
        applied.append(change(right, by, after, status="applied", applied_at=gig.created_at))
    return waiting, applied


def after_of(waits):
    return GigChange.objects.values_list("after", flat=True).get(pk=waits.pk)


def change(gig, by, after, **fields):
    return GigChange.objects.create(gig=gig, by=by, before={}, after=after, is_material=True, **fields)


def numbers(gig):
    fields = ("weeks_min", "weeks_max", "week_hours_min", "week_hours_max")
    return Gig.objects.values_list(*fields).get(pk=gig.pk)


def vars_of(gig):
    return Gig.objects.filter(pk=gig.pk).values().get()
