"""The developer who reads: what a gig is compared with, in one query."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Min, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import Developer, DeveloperSkill, Rate, User
from accounts.models.developer_choices import AvailabilityStatus
from gigs.overlap import Shared, usual


@dataclass(frozen=True)
class Reader:
    """A developer's side of a match; built from their own profile and shown to nobody else."""

    developer: Developer
    # {slug of a skill: {"id", "level", "years"}}
    skills: dict[str, dict[str, Any]]
    # The lowest rate a day, hidden ones too, by currency.
    floors: dict[str, int]

    @property
    def user(self) -> User:
        """The account, without asking for it again."""
        return User(pk=self.developer.user_id)

    @property
    def zone(self) -> str:
        return self.developer.time_zone

    @property
    def countries(self) -> list[str]:
        """Where this developer lives and may work; empty where neither is stated."""
        return sorted({self.developer.country, *self.developer.work_countries} - {""})

    @cached_property
    def free(self) -> tuple[str, date | None]:
        """What may be relied on today, and from which day on."""
        state = self.developer.availability_now
        return str(state), self.developer.available_from if state == AvailabilityStatus.FROM_DATE else None

    @property
    def skill_ids(self) -> list[int]:
        return [row["id"] for row in self.skills.values()]

    @property
    def by_level(self) -> dict[int, list[int]]:
        """Ids of the skills at each level."""
        found: dict[int, list[int]] = {}
        for row in self.skills.values():
            found.setdefault(row["level"], []).append(row["id"])
        return found

    def overlap(self, zone: str) -> Shared:
        """What this developer shares with office hours in `zone`, this week."""
        return usual(self.developer.working_hours, self.zone, zone, timezone.localdate())


def reader_of(user) -> Reader | None:
    """The developer behind an account, whatever the state of the profile; None where there is none."""
    if not user.is_authenticated:
        return None
    rows = DeveloperSkill.objects.filter(developer=OuterRef("pk"))
    rates = Rate.objects.filter(developer=OuterRef("pk"), day_low__isnull=False).order_by().values("currency")
    developers = (
        Developer.objects.filter(user_id=user.pk)
        .defer("search_document", "about", "about_html")
        .annotate(
            known=ArraySubquery(
                rows.values(row=JSONObject(id="skill_id", slug="skill__slug", level="level", years="years"))
            ),
            lowest=ArraySubquery(
                rates.annotate(low=Min("day_low")).values(row=JSONObject(currency="currency", low="low"))
            ),
        )
    )
    developer = developers.first()
    if developer is None:
        return None
    skills = {row["slug"]: row for row in developer.known}
    return Reader(developer, skills, {row["currency"]: row["low"] for row in developer.lowest})
