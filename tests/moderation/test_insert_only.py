"""What was recorded cannot be rewritten, not even in SQL."""

import pytest
from django.db import InternalError, connection, transaction

from .factories import case_of, make_waiting_gig


@pytest.fixture
def decided(ada, margaret):
    return case_of(make_waiting_gig(owner=ada)).decide(margaret, ["approve"])


@pytest.mark.parametrize("table", ["accounts_auditevent", "moderation_decision"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_the_database_refuses(decided, table, statement):
    with (
        pytest.raises(InternalError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as sql,
    ):
        sql.execute(statement.format(table))


@pytest.mark.parametrize("table", ["decision", "clause", "appeal", "appealmessage", "case"])
def test_the_database_refuses_to_empty_a_table_of_judgements(db, table):
    with (
        pytest.raises(InternalError, match="Cannot truncate"),
        transaction.atomic(),
        connection.cursor() as sql,
    ):
        sql.execute(f"TRUNCATE moderation_{table} CASCADE")


def test_saving_a_decision_again_is_refused(decided):
    decided.reason = "Another one."
    with pytest.raises(InternalError), transaction.atomic():
        decided.save()


def test_deleting_a_decided_case_is_refused(decided):
    with pytest.raises(Exception, match="protected"), transaction.atomic():
        decided.case.delete()
