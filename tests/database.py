"""The suite's databases: migrated once into a template, copied for each process, put back after real transactions.

A checkout with a server of its own keeps what the migrations made as SQL, which the next suite reads in a second.

The user of the server must be a superuser, as the one of the embedded server is: what is put back was whole when it was
written, so it goes in without triggers and foreign keys.
"""

import hashlib
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from marketplace.embedded_postgres.binaries import client_program

LOCK = 7_316_204  # any number: only suites take it
KEEP = """
CREATE SCHEMA written;
DO $$
DECLARE name text; filled boolean;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE written.%1$I AS TABLE public.%1$I', name);
    END IF;
  END LOOP;
END $$;
CREATE FUNCTION written.back() RETURNS void LANGUAGE plpgsql AS $$
DECLARE name text; columns text; changed boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    EXCEPT SELECT tablename FROM pg_tables WHERE schemaname = 'written' LOOP
    EXECUTE format('DELETE FROM public.%I', name);
  END LOOP;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'written' LOOP
    -- Nobody vacuums here, so a table that is written anew for each file grows to hundreds of times its rows.
    EXECUTE format('SELECT EXISTS ((TABLE public.%1$I EXCEPT ALL TABLE written.%1$I)
      UNION ALL (TABLE written.%1$I EXCEPT ALL TABLE public.%1$I))', name) INTO changed;
    CONTINUE WHEN NOT changed;
    EXECUTE format('DELETE FROM public.%I', name);
    SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = format('public.%I', name)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
    EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM written.%1$I', name, columns);
  END LOOP;
END $$;
"""


@contextmanager
def copied():
    """The default connection on a database of its own, as the migrations leave one; dropped at the end."""
    name = connection.creation._get_test_db_name()
    template = make_template()
    with _alone() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    yield
    connection.close()
    connection.settings_dict["NAME"] = before
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def make_template() -> str:
    """The name of the migrated database; who asks at the same moment waits for it."""
    template = f"template_upstream_{_fingerprint()}"
    with _alone() as cursor:
        if not _exists(cursor, template):
            _drop_old(cursor)
            half = f"{template}_half"  # it gets its name when it is whole
            kept = _kept(template)
            if not (kept and kept.exists() and _read(cursor, half, kept)):
                _migrate(half)
                if kept:
                    _keep(half, kept)
            cursor.execute(f"ALTER DATABASE {half} RENAME TO {template}")
    return template


@contextmanager
def taken_back():
    """Whatever is written inside is as if it never was: one row serves for many tries."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put_back() -> None:
    """Every table as the migrations left it; sequences run on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT written.back()")


def _fingerprint() -> str:
    """Of all that a template is made of: our migrations, those of the packages, and what is kept beside."""
    files = sorted(settings.BASE_DIR.glob("[!.]*/**/migrations/*.py"))
    made_of = [*files, settings.BASE_DIR / "requirements.lock", Path(__file__)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in made_of)).hexdigest()[:12]


@contextmanager
def _alone():
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield cursor
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _exists(cursor, name) -> bool:
    cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


def _drop_old(cursor) -> None:
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_upstream\\_%%'")
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _migrate(half) -> None:
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"], ours = half, connection.settings_dict["TEST"]["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    with connection.cursor() as here:
        here.execute(KEEP)
    connection.close()
    connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"] = before, ours


def _kept(template) -> Path | None:
    """Where the SQL of this template lies, or will; a server that is not ours may be too new for our programs."""
    return connection.cluster.places.home / f"{template}.sql" if "CLUSTER" in connection.settings_dict else None


def _keep(half, kept) -> None:
    for old in kept.parent.glob("template_upstream_*.sql"):
        old.unlink()
    aside = kept.with_suffix(".half")
    if _program("pg_dump", "--file", str(aside), half):
        aside.rename(kept)


def _read(cursor, half, kept) -> bool:
    """Whether it could be read; else there is nothing of it."""
    cursor.execute(f"DROP DATABASE IF EXISTS {half} WITH (FORCE)")
    cursor.execute(f"CREATE DATABASE {half}")
    rules = ("--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--output", os.devnull)
    if not _program("psql", *rules, "--file", str(kept), half):
        cursor.execute(f"DROP DATABASE {half} WITH (FORCE)")
        return False
    return True


def _program(name, *arguments) -> bool:
    env = os.environ | {"PGHOST": str(connection.cluster.sockets()), "PGUSER": "postgres"}
    done = subprocess.run([client_program(name), *arguments], env=env, capture_output=True, check=False)
    return done.returncode == 0
