"""A profile as JSON Resume. Only `seen_rates` are written: what the reader may know."""

from typing import Any

from django.conf import settings
from django.forms.models import model_to_dict

from accounts.models import CaseStudy, Developer, DeveloperSkill, Education, Experience, PublicWork, Rate
from marketplace.lib.languages import NAMES as LANGUAGE_NAMES

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
# What the format has no word for, by our own names.
MORE = [
    *("time_zone", "working_hours", "specialisms", "operations", "domains", "collaboration"),
    *("engagement_types", "minimum_engagement", "legal_status", "tax_preferences"),
    *("availability", "available_from", "hours_a_week", "notice_days"),
    *("workplaces", "hybrid_days", "travel_radius_km", "work_countries"),
]
PRIVATE = ["visibility", "indexable", "messages_from"]
RATE = ["unit", "low", "high", "currency", "visibility"]
STUDY = ["confidentiality", "period", "constraints", "what_i_did", "metric_before", "metric_after"]
CODE = ("code", "other")


def resume(developer: Developer, *, mine: bool = False) -> dict[str, Any]:
    """The document. `mine` adds what only its owner sees, so that it comes back as an equal profile."""
    document = {
        "$schema": SCHEMA,
        "basics": basics(developer),
        "work": [work(row) for row in developer.experience.all()],
        "education": [education(row) for row in developer.education.all() if not is_certificate(row)],
        "certificates": [certificate(row) for row in developer.education.all() if is_certificate(row)],
        "publications": [publication(row) for row in developer.public_work.all() if row.kind not in CODE],
        "projects": [study(row) for row in developer.case_studies.all()]
        + [code(row) for row in developer.public_work.all() if row.kind in CODE],
        "skills": [skill(row) for row in sorted(developer.developer_skills.all(), key=lambda row: row.position)],
        "languages": [language(*pair) for pair in developer.languages.items()],
        "meta": meta(developer, mine),
    }
    return {name: value for name, value in document.items() if value}


def basics(developer: Developer) -> dict[str, Any]:
    place = {"city": developer.city, "region": developer.region, "countryCode": developer.country}
    return filled(
        name=str(developer),
        label=developer.headline,
        summary=developer.about,
        url=f"{settings.SITE_URL}{developer.get_absolute_url()}",
        image=developer.picture and f"{settings.SITE_URL}{developer.picture_address_2x}",
        location=filled(**place),
    )


def meta(developer: Developer, mine: bool) -> dict[str, Any]:
    ours = {name: getattr(developer, name) for name in MORE}
    ours["rates"] = [rate(row, mine) for row in developer.seen_rates]
    if mine:
        ours |= {name: getattr(developer, name) for name in PRIVATE}
        ours["hidden_from"] = list(filter(None, map(hidden, developer.hidden_from.select_related("member__developer"))))
    return {
        "canonical": f"{settings.SITE_URL}{developer.get_absolute_url()}resume.json",
        "version": f"v{developer.version}",
        "lastModified": f"{developer.updated_at:%Y-%m-%dT%H:%M:%S}",
        "marketplace": {name: value for name, value in ours.items() if value not in ("", None, [], {})},
    }


def rate(row: Rate, mine: bool) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in RATE}
    return values if mine else {name: value for name, value in values.items() if name != "visibility"}


def hidden(row: Any) -> str:
    """The word, or the member's handle; "" for a member who has no profile any more."""
    profile = getattr(row.member, "developer", None)
    return row.word or (f"@{profile.handle}" if profile else "")


def work(row: Experience) -> dict[str, Any]:
    return filled(
        name=row.organisation,
        position=row.role,
        startDate=row.start,
        endDate=row.end,
        summary=row.summary,
        kind=row.kind,
    )


def is_certificate(row: Education) -> bool:
    """What can be checked or runs out; the rest is education."""
    return bool(row.expires or row.verify_url)


def education(row: Education) -> dict[str, Any]:
    return filled(studyType=row.name, institution=row.issuer, endDate=row.date) | {"position": row.position}


def certificate(row: Education) -> dict[str, Any]:
    values = filled(name=row.name, issuer=row.issuer, date=row.date, expires=row.expires, url=row.verify_url)
    return values | {"position": row.position}


def publication(row: PublicWork) -> dict[str, Any]:
    return filled(name=row.what, url=row.url, kind=row.kind) | {"position": row.position}


def code(row: PublicWork) -> dict[str, Any]:
    return filled(name=row.what, url=row.url, type=row.kind) | {"position": row.position}


def study(row: CaseStudy) -> dict[str, Any]:
    standard = filled(
        name=row.title,
        description=row.problem,
        highlights=[row.outcome] if row.outcome else [],
        keywords=row.stack,
        url=row.link,
        roles=[row.role] if row.role else [],
        entity=row.client_name,
    )
    return standard | {"type": "case_study"} | filled(**{name: getattr(row, name) for name in STUDY})


def skill(row: DeveloperSkill) -> dict[str, Any]:
    more = model_to_dict(row, ["years", "last_used", "wants_more", "is_major"])
    return {"name": row.skill.name, "level": row.get_level_display(), "slug": row.skill.slug} | {
        name: value for name, value in more.items() if value not in (None, False)
    }


def language(code: str, level: str) -> dict[str, str]:
    return {"language": LANGUAGE_NAMES.get(code, code), "fluency": level, "code": code}


def filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
