"""More developers from a seeded generator, in bulk, with their skills and rates."""

from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Developer, DeveloperHandle, DeveloperSkill, Rate, Skill, User
from marketplace.lib.markdown import render_user

from .developers import rate, written
from .growing import batches
from .members import password_hash
from .people import developer_records


def grow_developers(count: int, progress) -> int:
    """Add published profiles until there are `count` generated ones; returns how many were added."""
    have = User.objects.filter(is_demo=True, email__startswith="grown-").count()
    skills = Skill.objects.in_bulk(field_name="slug")
    wanted = islice(enumerate(developer_records(count)), have, None)
    for batch in batches(progress(wanted, max(count - have, 0), "developer")):
        with transaction.atomic():
            insert(batch, skills)
    return max(count - have, 0)


def insert(batch: list[tuple[int, dict[str, Any]]], skills: dict[str, Skill]) -> None:
    users = User.objects.bulk_create(user(number, entry) for number, entry in batch)
    taken = set(
        DeveloperHandle.objects.filter(handle__in=[entry["handle"] for _, entry in batch]).values_list("handle")
    )
    profiles = [profile(*row, who, skills, taken) for row, who in zip(batch, users, strict=True)]
    Developer.objects.bulk_create(profiles)
    DeveloperHandle.objects.bulk_create(DeveloperHandle(handle=each.handle, developer=each) for each in profiles)
    rows = list(zip(profiles, (entry for _, entry in batch), strict=True))
    DeveloperSkill.objects.bulk_create(
        DeveloperSkill(developer=developer, skill=skills[known["slug"]], position=position, **without_slug(known))
        for developer, entry in rows
        for position, known in enumerate(entry["skills"])
    )
    prices = [
        (developer, position, rate(row)) for developer, entry in rows for position, row in enumerate(entry["rates"])
    ]
    for developer, position, price in prices:
        price.developer, price.position = developer, position
    Rate.objects.bulk_create(price for _, _, price in prices)


def user(number: int, entry: dict[str, Any]) -> User:
    """Under an address of its own, because a generated one may be a hand-made person's."""
    email = f"grown-{number}@example.com"
    return User(email=email, name=entry["name"], is_demo=True, password=password_hash(), came_for="build")


def profile(number: int, entry: dict[str, Any], who: User, skills: dict[str, Skill], taken: set) -> Developer:
    developer = written(entry, who)
    if (developer.handle,) in taken:
        developer.handle = f"{developer.handle[:20]}-{number}"
    named = [skills[known["slug"]] for known in entry["skills"]]
    developer.skill_words = " ".join(f"{skill.name} {skill.slug}" for skill in named)
    developer.about_html = render_user(developer.about)
    developer.status = Developer.Status.PUBLISHED
    developer.submitted_at = developer.published_at = timezone.now() - timedelta(days=30, minutes=number)
    return developer


def without_slug(known: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if name != "slug"}
