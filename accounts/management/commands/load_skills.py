"""Loads the shared vocabulary from `accounts/data/skills.csv`; running it again brings it up to date."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Group, Skill, SkillAlias
from accounts.models.skill_meaning import tell_meaning

DATA = Path(__file__).resolve().parents[2] / "data"
GROUPS = {group.label: group for group in Group}


class Command(BaseCommand):
    help = "Loads or updates skills and their aliases."

    @transaction.atomic
    def handle(self, **options):
        rows = read_rows(DATA / "skills.csv")
        ordinary = set((DATA / "ordinary_words.txt").read_text().split("\n"))
        skills = save_skills(rows)
        save_parents(rows, skills)
        aliases = save_aliases(rows, skills, ordinary)
        self.stdout.write(f"{len(skills)} skills, {aliases} aliases.")


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["group"] not in GROUPS:
            raise CommandError(f"{path.name}: {row['slug']}: there is no group {row['group']!r}.")
    return rows


def save_skills(rows: list[dict[str, str]]) -> dict[str, Skill]:
    wanted = [
        Skill(
            slug=row["slug"],
            name=row["name"],
            folded_name=row["name"].casefold(),
            kind=row["kind"],
            group=GROUPS[row["group"]],
        )
        for row in rows
    ]
    columns = ["name", "folded_name", "kind", "group"]
    Skill.objects.bulk_create(wanted, update_conflicts=True, unique_fields=["slug"], update_fields=columns)
    return Skill.objects.in_bulk([row["slug"] for row in rows], field_name="slug")


def save_parents(rows: list[dict[str, str]], skills: dict[str, Skill]) -> None:
    for row in rows:
        skills[row["slug"]].parent = skills[row["parent"]] if row["parent"] else None
    Skill.objects.bulk_update(skills.values(), ["parent"])


def save_aliases(rows: list[dict[str, str]], skills: dict[str, Skill], ordinary: set[str]) -> int:
    wanted = [
        SkillAlias(skill=skills[row["slug"]], word=word.strip().casefold(), is_ordinary=word.strip() in ordinary)
        for row in rows
        for word in row["aliases"].split("|")
        if word.strip()
    ]
    before = dict(SkillAlias.objects.values_list("word", "skill"))
    SkillAlias.objects.bulk_create(
        wanted, update_conflicts=True, unique_fields=["word"], update_fields=["skill", "is_ordinary"]
    )
    tell_meaning({alias.word for alias in wanted if before.get(alias.word, alias.skill_id) != alias.skill_id})
    return len(wanted)
