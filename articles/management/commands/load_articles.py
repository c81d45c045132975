from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.front_matter import ContentError
from articles.loading import CONTENT, load


class Command(BaseCommand):
    help = "Load the articles that come as files. Run again, it adds a text for each file that changed."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=CONTENT, help="where the files are")

    def handle(self, *args, folder, **options):
        try:
            report = load(folder)
        except ContentError as error:
            raise CommandError(str(error)) from error
        for name in report.added:
            self.stdout.write(f"added {name}")
        for name in report.changed:
            self.stdout.write(f"changed {name}")
        self.stdout.write(
            f"{len(report.added)} added, {len(report.changed)} changed, {len(report.unchanged)} unchanged."
        )
