"""Takes gigs over from a file; run twice it imports nothing twice."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from accounts.models import Client
from gigs.imports.kinds import understand
from gigs.imports.parsed import Parsed
from gigs.imports.saving import Outcome, save
from marketplace.lib.params import storable
from marketplace.lib.records import UnreadableFileError, read_records

KINDS = {
    "imported": "imported and sent on",
    "draft": "kept as drafts",
    "present": "there already",
    "refused": "refused",
}
# Of what had no place in one record; pay comes first, tags last.
MOST_LINES = 20


class Command(BaseCommand):
    help = "Imports gigs: JSON, JSON Lines, loose records or JobPosting JSON-LD."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--client", metavar="SLUG", help="whose gigs they are; without it all stay unclaimed drafts"
        )
        parser.add_argument("--dry-run", action="store_true", help="report only, keep nothing")

    def handle(self, *, file, client, dry_run, **options):
        owner = self.find_client(client)
        try:
            records = list(read_records(file))
        except UnreadableFileError as error:
            raise CommandError(str(error)) from error
        counts: Counter[str] = Counter()
        with transaction.atomic():
            for place, record in tqdm(records, unit="gig", disable=None):
                counts[self.take(place, record, owner)] += 1
            transaction.set_rollback(dry_run)
        self.report(counts, dry_run)
        if records and counts["refused"] == len(records):
            raise CommandError("Nothing could be taken.")

    def find_client(self, slug: str | None) -> Client | None:
        if slug is None:
            return None
        client = Client.objects.filter(slug=storable(slug), status=Client.Status.ACTIVE).first()
        if client is None:
            raise CommandError(f"There is no client with the slug {slug!r}.")
        return client

    def take(self, place: str, record: dict | str, owner: Client | None) -> str:
        if isinstance(record, str):
            self.say(place, Parsed(), Outcome("refused", record))
            return "refused"
        parsed = understand(record)
        outcome = save(parsed, owner)
        self.say(place, parsed, outcome)
        return outcome.kind

    def say(self, place: str, parsed: Parsed, outcome: Outcome) -> None:
        title = parsed.fields.get("title", "")[:60]
        kind = "there already" if outcome.kind == "present" else outcome.kind
        lines = [f"{place}: {kind}{f' “{title}”' if title else ''}{f': {outcome.reason}' if outcome.reason else ''}"]
        if outcome.gig:
            lines += [f"    took: {parsed.says_taken() or 'title and text alone'}"]
        if outcome.kind != "present":
            lines += [f"    no place for {thing}" for thing in parsed.unplaced[:MOST_LINES]]
            more = len(parsed.unplaced) - MOST_LINES
            lines += [f"    no place for {more} more"] if more > 0 else []
        self.stdout.write("\n".join(lines))

    def report(self, counts: Counter[str], dry_run: bool) -> None:
        parts = [f"{counts[kind]} {words}" for kind, words in KINDS.items()]
        self.stdout.write(f"{'Dry run, nothing kept: ' if dry_run else ''}{', '.join(parts)}.")
