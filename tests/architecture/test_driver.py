"""One driver: Django silently prefers psycopg 3 where it is installed, and the project is tested with psycopg2."""

from importlib.util import find_spec

from django.conf import settings


def test_psycopg_3_is_not_installed():
    assert find_spec("psycopg") is None


def test_no_requirement_brings_it():
    for name in ("requirements.txt", "requirements.lock", "requirements-dev.txt", "requirements-dev.lock"):
        lines = (settings.BASE_DIR / name).read_text().lower().splitlines()
        assert [line for line in lines if line.startswith(("psycopg=", "psycopg[", "psycopg ", "psycopg-"))] == []


def test_postgresql_is_the_only_engine():
    assert {entry["ENGINE"] for entry in settings.DATABASES.values()} <= {
        "marketplace.embedded_postgres",
        "marketplace.patient_postgres",
    }
