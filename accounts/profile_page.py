"""What the public profile shows beside its texts, prepared for the template."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import AREAS, Developer, DeveloperSkill
from accounts.models import developer_choices as choices
from marketplace.lib.countries import NAMES as COUNTRY_NAMES
from marketplace.lib.languages import NAMES as LANGUAGE_NAMES

ICONS = ["code", "db", "server", "api", "lock", "users"]


def skill_groups(developer: Developer) -> dict:
    """The skills by area with the area's picture, and those of the tool groups in one line."""
    rows = list(developer.developer_skills.all())
    areas = [(area.label, icon, of_area(rows, area)) for area, icon in zip(AREAS, ICONS, strict=True)]
    return {
        "areas": [(label, icon, skills) for label, icon, skills in areas if skills],
        "tools": [row for row in rows if not row.skill.is_area_skill],
    }


def of_area(rows: list[DeveloperSkill], area: str) -> list[DeveloperSkill]:
    return sorted((row for row in rows if row.skill.group == area), key=lambda row: (-row.level, row.skill.name))


def profile_facts(developer: Developer) -> dict:
    return {
        "languages": [f"{LANGUAGE_NAMES.get(code, code)} ({level})" for code, level in developer.languages.items()],
        "offset": offset(developer.time_zone),
        "hours": [(label, developer.working_hours.get(day)) for day, label in choices.Weekday.choices],
        "operations": [choices.Operations(value).label for value in developer.operations],
        "domains": [choices.Domain(value).label for value in developer.domains],
        "collaboration": [choices.Collaboration(value).label for value in developer.collaboration],
        "terms": terms(developer),
    }


def terms(developer: Developer) -> list[tuple[str, str]]:
    """Pairs for the facts of the panel; those without a value are left out there."""
    kinds = [choices.Engagement(value).label for value in developer.engagement_types]
    tax = [choices.TaxPreference(value).label for value in developer.tax_preferences]
    return [
        ("Hours", f"{developer.hours_a_week} a week" if developer.hours_a_week else ""),
        ("Notice", "none" if developer.notice_days == 0 else in_days(developer.notice_days)),
        ("Takes", ", ".join(kinds)),
        ("At least", developer.minimum_engagement),
        ("Works", where(developer)),
        ("May work in", ", ".join(COUNTRY_NAMES.get(code, code) for code in developer.work_countries)),
        ("Trades as", developer.get_legal_status_display()),
        ("Tax", ", ".join(tax)),
    ]


def where(developer: Developer) -> str:
    places = ", ".join(developer.workplace_names)
    days = f"; {developer.hybrid_days} d a week on site" if developer.hybrid_days else ""
    travel = f"; within {developer.travel_radius_km} km" if developer.travel_radius_km else ""
    return f"{places}{days}{travel}" if places else ""


def in_days(days: int | None) -> str:
    return "" if days is None else f"{days} days"


def offset(zone: str) -> str:
    """`Europe/Oslo` → `UTC+1` today; "" where there is no zone."""
    if not zone:
        return ""
    minutes = int(timezone.now().astimezone(ZoneInfo(zone)).utcoffset().total_seconds() // 60)
    sign, rest = "−" if minutes < 0 else "+", abs(minutes) % 60
    return f"UTC{sign}{abs(minutes) // 60}{f':{rest:02}' if rest else ''}"
