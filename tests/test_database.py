"""What a suite keeps of its migrated database for the next one."""

import pytest
from django.db import connection

from tests import database

HALF = "template_of_a_test"
HAS = """
SELECT (SELECT count(*) FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'written'::regnamespace)),
  (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
  (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_constraint),
  (SELECT count(*) FROM django_migrations), (SELECT count(*) FROM auth_permission), (SELECT count(*) FROM auth_group)
"""
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("CLUSTER" not in connection.settings_dict, reason="nothing is kept of another's server"),
]


@pytest.fixture
def no_half():
    yield
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {HALF} WITH (FORCE)")


def asked_of(name):
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute(HAS)
            return cursor.fetchone()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.mark.parametrize("text", ["", "SELECT 1 FROM nowhere;"])
def test_what_cannot_be_read_leaves_nothing_and_is_made_anew(no_half, tmp_path, text):
    broken = tmp_path / "broken.sql"
    if text:
        broken.write_text(text)

    with connection._nodb_cursor() as cursor:
        assert not database._read(cursor, HALF, broken)
        assert not database._exists(cursor, HALF)


def test_what_is_kept_reads_as_what_the_migrations_made(no_half, tmp_path):
    template, kept = database.make_template(), tmp_path / "kept.sql"
    old = tmp_path / "template_upstream_before.sql"
    old.touch()

    with database._alone() as cursor:  # nobody can copy what somebody else looks into
        database._keep(template, kept)
        assert database._read(cursor, HALF, kept)
        assert asked_of(HALF) == asked_of(template)
    assert not old.exists()
