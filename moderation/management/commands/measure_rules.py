from django.core.management.base import BaseCommand

from moderation.rules.measuring import measure

HEAD = "| rule | version | effect | examples | precision | recall |\n|---|---|---|---|---|---|"


class Command(BaseCommand):
    help = "Print how precise the rules are, and how much they find, on the labelled set."

    def handle(self, *args, **options):
        self.stdout.write(HEAD)
        for each in measure():
            there = each.right + each.missed
            figures = f"{share(each.precision)} | {share(each.recall)}"
            self.stdout.write(f"| `{each.rule.id}` | {each.rule.version} | {each.rule.effect} | {there} | {figures} |")


def share(value: float | None) -> str:
    return "none found" if value is None else f"{value:.2f}"
