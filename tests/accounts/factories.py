"""Developers for tests, as functions: say what matters, the rest is plausible."""

from itertools import count

from django.utils import timezone

from accounts.models import CaseStudy, Developer, DeveloperHandle, DeveloperSkill, Experience, Rate, User
from tests.factories import make_skills, make_user

_numbers = count(1)


def make_developer(
    user: User | None = None, skills: list[str] | None = None, rates: list[dict] | None = None, **fields
):
    """A published profile with everything that the gate asks; `status="draft"` and the like make another."""
    number, now = next(_numbers), timezone.now()
    user = user or make_user()
    status = fields.get("status", Developer.Status.PUBLISHED)
    defaults = {
        "handle": f"dev-{number}",
        "name": user.name,
        "headline": "I make nightly reports fast",
        "country": "NO",
        "time_zone": "Europe/Oslo",
        "availability": "available",
        "confirmed_at": now,
        "status": status,
    }
    if status != "draft":
        defaults["submitted_at"] = now
    if status == "published":
        defaults["published_at"] = now
    chosen = make_skills(["python", "postgresql", "django"] if skills is None else skills)
    defaults["skill_words"] = " ".join(f"{skill.name} {skill.slug}" for skill in chosen)
    developer = Developer(user=user, **defaults | fields)
    developer.save()
    DeveloperHandle.objects.create(handle=developer.handle, developer=developer)
    DeveloperSkill.objects.bulk_create(
        DeveloperSkill(developer=developer, skill=skill, level=3, position=position)
        for position, skill in enumerate(chosen)
    )
    for rate in [{}] if rates is None else rates:
        make_rate(developer, **rate)
    return developer


def give_skills(developer: Developer, slugs: list[str], level: int = 3) -> None:
    developer.set_rows("developer_skills", [DeveloperSkill(skill=skill, level=level) for skill in make_skills(slugs)])


def make_rate(developer: Developer, **fields) -> Rate:
    fields = {"unit": "day", "low": 500, "high": 600, "currency": "EUR", "visibility": "public"} | fields
    return Rate.objects.create(developer=developer, **fields)


def make_case_study(developer: Developer, **fields) -> CaseStudy:
    fields = {"title": "A report that went from 9 h to 40 min", "problem": "It was slow.", "outcome": "Fast."} | fields
    return CaseStudy.objects.create(developer=developer, **fields)


def make_experience(developer: Developer, **fields) -> Experience:
    fields = {"organisation": "Fjord Data", "role": "Developer", "start": "2019-02"} | fields
    return Experience.objects.create(developer=developer, **fields)
