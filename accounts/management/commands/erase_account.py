"""Erase an account at once: what the clock does after the days of grace."""

from django.core.management.base import BaseCommand, CommandError

from accounts import erasing
from accounts.models import User


class Command(BaseCommand):
    help = "Says what becomes of an account's data; with --yes, erases it at once and for good."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do it")

    def handle(self, *args, email: str, yes: bool, **options) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the address {email}.")
        if problems := erasing.refusals(user):
            raise CommandError(" ".join(problems))
        for item in erasing.preview(user):
            self.stdout.write(f"{item.what}: {item.count}, {item.fate}. {item.why}")
        if not yes:
            self.stdout.write("Nothing is erased. Say --yes to do it.")
            return
        erasing.erase(user)
        self.stdout.write("Erased.")
