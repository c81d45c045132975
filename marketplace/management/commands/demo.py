"""Fills the site with the demo; running it again adds only what is missing."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from marketplace.demo.growing import grow_gigs
from marketplace.demo.loading import load
from marketplace.demo.members import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Writes the demo: people, clients, gigs, developers and a moderation queue."

    def add_arguments(self, parser):
        parser.add_argument("--gigs", type=int, default=0, metavar="N", help="grow it by a generator to N more gigs")

    def handle(self, *, gigs, **options):
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("The demo has invented people with a known password: only with DEMO=1 or DEBUG=1.")
        if not 0 <= gigs <= 5_000_000:
            raise CommandError("--gigs: give a number from 0 to 5000000.")
        load(lambda rows, unit: tqdm(rows, unit=unit, leave=False, disable=None))
        if gigs:
            added = grow_gigs(gigs, lambda rows, total, unit: tqdm(rows, total=total, unit=unit, disable=None))
            self.stdout.write(f"{added} generated gigs added.")
        for email, name, hat, _ in PEOPLE:
            self.stdout.write(f"  {email:<22} {name} {hat}")
        self.stdout.write(f"  password {PASSWORD}")
