"""Takes developers over from JSON Resumes: one, an array of them, or JSON Lines. Run twice it imports nobody twice.

All become drafts of accounts that their people claim by their own e-mail address: nothing of others is published.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import DatabaseError, OperationalError, transaction
from tqdm import tqdm

from accounts.models import Developer, User
from accounts.resume import UnreadableResumeError, keep, read
from accounts.resume.reading import mapping, text
from marketplace.lib.records import UnreadableFileError, read_records

KINDS = {"imported": "imported as drafts", "present": "there already", "refused": "refused"}


class Command(BaseCommand):
    help = "Imports developers from JSON Resume files, each as a draft that its person claims by e-mail."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="report only, keep nothing")

    def handle(self, *, file, dry_run, **options):
        try:
            records = list(read_records(file))
        except UnreadableFileError as error:
            raise CommandError(str(error)) from error
        counts: Counter[str] = Counter()
        with transaction.atomic():
            for place, record in tqdm(records, unit="developer", disable=None):
                counts[self.take(place, record)] += 1
            transaction.set_rollback(dry_run)
        parts = [f"{counts[kind]} {words}" for kind, words in KINDS.items()]
        self.stdout.write(f"{'Dry run, nothing kept: ' if dry_run else ''}{', '.join(parts)}.")
        if records and counts["refused"] == len(records):
            raise CommandError("Nothing could be taken.")

    def take(self, place: str, record: dict | str) -> str:
        """One record, whatever becomes of the others; says what was taken and what had no place."""
        try:
            kind, taken, left_out = ("refused", [record], []) if isinstance(record, str) else save(record)
        except OperationalError:  # of the server, as a full disk: no record is to blame
            raise
        except (UnreadableResumeError, ValidationError, DatabaseError) as error:
            kind, taken, left_out = "refused", [str(error).split("\n")[0]], []
        if kind != "present":
            self.stdout.write(f"{place}: {kind}: {', '.join(taken)}")
            self.stdout.writelines(f"    no place for {sentence}" for sentence in left_out)
        return kind


def save(record: dict[str, Any]) -> tuple[str, list[str], list[str]]:
    email = text(mapping(record.get("basics")).get("email")).lower()
    try:
        validate_email(email)
    except ValidationError:
        return "refused", ["there is no e-mail address by which its person could claim it"], []
    if Developer.objects.filter(user__email__iexact=email).exists():
        return "present", [], []
    parsed = read(record)
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first() or account(email, parsed.fields.get("name", ""))
        taken = keep(parsed, Developer(user=user), user)
    return "imported", taken, [sentence for sentence in parsed.left_out if not sentence.startswith("e-mail")]


def account(email: str, name: str) -> User:
    """An account without a password: whoever reads mail at the address signs in by a code."""
    return User.objects.create_user(email, None, name=name[:80], came_for=User.CameFor.BUILD)
