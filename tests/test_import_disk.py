"""An import on a server whose disk is full: no record is to blame, so the command fails."""

import json

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db
FULL = """
CREATE FUNCTION pg_temp.full() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER disk_is_full BEFORE INSERT ON {table} EXECUTE FUNCTION pg_temp.full();
"""
GIG = {"title": "Make the ledger fast", "description": "It is slow.", "rate": "€50/hr"}
RESUME = {"basics": {"name": "Grace", "email": "grace@example.com"}, "skills": [{"name": "Python"}]}


@pytest.mark.parametrize(
    ("command", "record", "table"),
    [("import_gigs", GIG, "gigs_gig"), ("import_developers", RESUME, "accounts_developer")],
)
def test_no_record_is_blamed_for_a_full_disk(tmp_path, command, record, table):
    file = tmp_path / "records.json"
    file.write_text(json.dumps([record]))
    with connection.cursor() as cursor:
        cursor.execute(FULL.format(table=table))

    with pytest.raises(OperationalError, match="could not extend file"):
        call_command(command, str(file))
