"""Bring a database and the static files to what this code needs: `run.py` calls it before it serves."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from marketplace.runner.demo_people import PEOPLE

# Half a demo is filled up at the next start.
HALF_FILLED = "demo-half-filled"


class Command(BaseCommand):
    help = "Migrates, collects static files, loads skills and articles; with --demo, invented people as well."

    def add_arguments(self, parser):
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--demo", action="store_true", help="fill an empty site with the demo")
        mode.add_argument("--live", action="store_true", help="refuse missing migrations and demo accounts")

    def handle(self, *, demo, live, **options):
        connection.ensure_connection()  # before anything else is said of it
        if live:
            refuse_missing_migrations()
        call_command("migrate", interactive=False, verbosity=0)
        if live:
            refuse_demo_accounts()
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        for name in ("load_skills", "load_articles"):
            if name in get_commands():
                call_command(name)
        if demo and "demo" in get_commands():
            fill_demo(settings.VAR_DIR / HALF_FILLED)


def refuse_missing_migrations() -> None:
    """A live database is migrated by a person who made a backup; an empty one has nothing to lose."""
    executor = MigrationExecutor(connection)
    is_empty = not executor.loader.applied_migrations
    if not is_empty and executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database lacks migrations: make a backup, then run `.venv/bin/python manage.py migrate`."
        )


def refuse_demo_accounts() -> None:
    """Everybody knows the password of the demo people."""
    found = get_user_model().objects.filter(email__in=PEOPLE).values_list("email", flat=True).first()
    if found:
        raise CommandError(
            f"The database holds the demo account {found}, whose password is public: use another database."
        )


def fill_demo(half_filled: Path) -> None:
    is_filled = get_user_model().objects.filter(email__in=PEOPLE).exists()
    if is_filled and not half_filled.exists():
        return
    half_filled.touch()
    call_command("demo")
    half_filled.unlink()
