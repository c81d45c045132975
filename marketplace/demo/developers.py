"""The demo's developers: written, offered and decided as people would."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import (
    CaseStudy,
    Developer,
    DeveloperSkill,
    Education,
    Experience,
    PublicWork,
    Rate,
    Skill,
)

from .judging import judge
from .members import member

SAME = ["handle", "name", "headline", "about", "country", "region", "city", "time_zone", "working_hours"]
SAME += ["specialisms", "operations", "domains", "collaboration", "engagement_types", "minimum_engagement"]
SAME += ["legal_status", "tax_preferences", "visibility", "indexable"]
AVAILABILITY = ["hours_a_week", "notice_days", "workplaces", "hybrid_days", "travel_radius_km", "work_countries"]
ROWS = {"case_studies": CaseStudy, "experience": Experience, "education": Education, "public_work": PublicWork}


def load_developer(entry: dict[str, Any], number: int, skills: dict[str, Skill]) -> Developer | None:
    """The profile of this record in its state; None where it is there already."""
    user = member(entry["email"], entry["name"], came_for="build", time_zone=entry["time_zone"])
    if Developer.objects.filter(user=user).exists():
        return None
    developer = written(entry, user)
    developer.start(user)
    add_rows(developer, entry, skills)
    offer(developer, user, entry, number)
    return developer


def written(entry: dict[str, Any], user: Any) -> Developer:
    free = entry["availability"]
    languages = {row["code"]: row["level"] for row in entry["languages"]}
    developer = Developer(user=user, languages=languages, **{name: entry[name] for name in SAME if name in entry})
    developer.availability = free["status"]
    if free.get("from_in_days") is not None:
        developer.available_from = timezone.localdate() + timedelta(days=free["from_in_days"])
    developer.confirmed_at = timezone.now() - timedelta(days=free["confirmed_days_ago"])
    for name in AVAILABILITY:
        if free.get(name) is not None:
            setattr(developer, name, free[name])
    return developer


def add_rows(developer: Developer, entry: dict[str, Any], skills: dict[str, Skill]) -> None:
    known = [DeveloperSkill(skill=skills[row.pop("slug")], **row) for row in map(dict, entry["skills"])]
    developer.set_rows("developer_skills", known)
    developer.set_rows("rates", [rate(row) for row in entry["rates"]])
    for related, model in ROWS.items():
        rows = [model(**row) for row in entry.get(related, [])]
        for row in rows:
            if model is CaseStudy:  # its HTML is made when it is saved, which a bulk insert does not do
                row.render()
        developer.set_rows(related, rows)


def rate(row: dict[str, Any]) -> Rate:
    return Rate(
        unit=row["unit"],
        low=row["min"],
        high=row["max"],
        currency=row["currency"],
        visibility=row["visibility"],
    )


def offer(developer: Developer, user: Any, entry: dict[str, Any], number: int) -> None:
    if entry["state"] == "draft":
        return
    developer.publish(user)
    if entry["state"] == "published":
        judge(developer, "approve", "A real person with work to show.")
        Developer.objects.filter(pk=developer.pk).update(
            published_at=timezone.now() - timedelta(days=3 + 7 * number, hours=number)
        )
