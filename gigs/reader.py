"""The developer who reads: what a gig is compared with, in one query."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from accounts.models import Developer, User
from accounts.models.developer_choices import AvailabilityStatus
from gigs.overlap import Shared, usual

# Written out: every page of a developer asks this, and it is more work to put together than to answer. Of eighty
# columns it reads the tenth that is asked of a profile that reads.
READER = """
SELECT
  id, user_id, version, time_zone, working_hours, country, work_countries, specialisms, availability, available_from,
  confirmed_at,
  coalesce((
    SELECT json_object_agg(skill.slug, json_build_object('id', skill.id, 'level', known.level, 'years', known.years))
    FROM accounts_developerskill known JOIN accounts_skill skill ON skill.id = known.skill_id
    WHERE known.developer_id = accounts_developer.id
  ), '{}')::text AS known,
  coalesce((
    SELECT json_object_agg(currency, low)
    FROM (
      SELECT currency, min(day_low) AS low FROM accounts_rate
      WHERE developer_id = accounts_developer.id AND day_low IS NOT NULL GROUP BY currency
    ) rate
  ), '{}')::text AS lowest
FROM accounts_developer WHERE user_id = %s
"""


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
    developer = next(iter(Developer.objects.raw(READER, [user.pk])), None)
    if developer is None:
        return None
    return Reader(developer, json.loads(developer.known), json.loads(developer.lowest))
