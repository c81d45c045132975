"""What is due by the clock, now: the same as the worker does every minute."""

from django.core.management.base import BaseCommand, CommandError

from marketplace.clock import tick


class Command(BaseCommand):
    help = "Does what is due: expiry, clocks, digests, retention. Safe to run at any time, also twice at once."

    def handle(self, **options):
        done = tick()
        for step, count in done.items():
            self.stdout.write(f"{step}: {'failed, see the log' if count < 0 else count}")
        if any(count < 0 for count in done.values()):
            raise CommandError("Not every step could be done.")
