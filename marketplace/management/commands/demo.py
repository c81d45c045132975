"""Fills the site with the demo; running it again adds only what is missing."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from gigs.pay.counting import count
from marketplace.demo.growing import grow_gigs
from marketplace.demo.growing_developers import grow_developers
from marketplace.demo.loading import load
from marketplace.demo.members import PASSWORD, PEOPLE

MOST = 5_000_000


def progress(rows, total, unit):
    return tqdm(rows, total=total, unit=unit, disable=None)


class Command(BaseCommand):
    help = "Writes the demo: people, clients, gigs, developers and a moderation queue."

    def add_arguments(self, parser):
        parser.add_argument("--gigs", type=int, default=0, metavar="N", help="grow it by a generator to N more gigs")

        parser.add_argument("--developers", type=int, default=0, metavar="N", help="and to N more developers")

    def handle(self, *, gigs, developers, **options):
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("The demo has invented people with a known password: only with DEMO=1 or DEBUG=1.")
        for name, number in (("--gigs", gigs), ("--developers", developers)):
            if not 0 <= number <= MOST:
                raise CommandError(f"{name}: give a number from 0 to {MOST}.")
        load(lambda rows, unit: tqdm(rows, unit=unit, leave=False, disable=None))
        for number, grow, what in ((gigs, grow_gigs, "gigs"), (developers, grow_developers, "developers")):
            if number:
                self.stdout.write(f"{grow(number, progress)} generated {what} added.")
        self.stdout.write(f"{count()} figures of pay counted.")
        for email, name, hat, _ in PEOPLE:
            self.stdout.write(f"  {email:<22} {name} {hat}")
        self.stdout.write(f"  password {PASSWORD}")
