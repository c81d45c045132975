"""schema.org JobPosting, as sites put it into their pages."""

import re
from typing import Any

from django.utils import timezone

from marketplace.lib.countries import COUNTRIES, NAMES

from . import words
from .loose import take_tags
from .parsed import Parsed
from .salary import take_salary

CODES = {name.casefold(): code for code, name in COUNTRIES} | {
    "usa": "US",
    "uk": "GB",
    "united states of america": "US",
}
READ = {
    *(
        "@context",
        "@type",
        "@id",
        "title",
        "description",
        "baseSalary",
        "estimatedSalary",
        "salaryCurrency",
        "skills",
        "url",
    ),
    *("identifier", "jobLocation", "jobLocationType", "applicantLocationRequirements", "experienceRequirements"),
    *("datePosted", "validThrough", "employmentType", "directApply", "hiringOrganization", "name"),
}

# The type by its name alone, or as the address that it stands for.
JOB_POSTING = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)?JobPosting/?")
TEXTS = ("title", "name", "description")


def is_job_posting(record: dict[str, Any]) -> bool:
    kinds = as_list(record.get("@type"))
    return any(isinstance(kind, str) and JOB_POSTING.fullmatch(kind.strip()) for kind in kinds)


def parse_job_posting(record: dict[str, Any]) -> Parsed:
    parsed = Parsed(key=identity(record))
    parsed.take(
        title=words.plain_text(value_of(record.get("title"))) or words.plain_text(value_of(record.get("name"))),
        description=words.plain_text(value_of(record.get("description"))),
        level=words.level(text_of(record.get("experienceRequirements"))),
    )
    until = text_of(record.get("validThrough"))[:10]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", until) and until < timezone.now().date().isoformat():
        parsed.refused = f"it was valid through {until}"
    take_salary(parsed, record)
    take_tags(parsed, record.get("skills"))
    take_place(parsed, record)
    texts = {name: record.get(name) for name in TEXTS}
    odd = {name: value for name, value in texts.items() if value and not words.plain_text(value_of(value))}
    odd |= {name: value for name, value in record.items() if name not in READ and value}
    parsed.unplaced += [f"{name}: {str(value)[:60]}" for name, value in odd.items()]
    return parsed.finish()


def identity(record: dict[str, Any]) -> str:
    identifier = record.get("identifier")
    value = identifier.get("value") if isinstance(identifier, dict) else identifier
    return next((one for one in (record.get("url"), record.get("@id"), value) if isinstance(one, str)), "")


def take_place(parsed: Parsed, record: dict[str, Any]) -> None:
    if "TELECOMMUTE" in str(record.get("jobLocationType", "")):
        names = [text_of(one) for one in as_list(record.get("applicantLocationRequirements"))]
        codes = [code for code in map(country, names) if code]
        parsed.take(workplace="remote", remote_scope="only" if codes else "not_stated", countries=codes)
        parsed.unplaced += [f"eligible: {name[:60]}" for name in names if name and not country(name)]
        return
    place = next((one for one in as_list(record.get("jobLocation")) if isinstance(one, dict)), {})
    address = place.get("address") if isinstance(place.get("address"), dict) else {}
    code = country(text_of(address.get("addressCountry")))
    if code:
        parsed.take(workplace="on_site", country=code, city=words.said(address.get("addressLocality"))[:80])


def country(name: str) -> str:
    return name.upper() if name.upper() in NAMES else CODES.get(name.casefold(), "")


def text_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("description") or value.get("monthsOfExperience")
    return " ".join(words.said(value).split())


def value_of(value: Any) -> Any:
    """What a value object of JSON-LD holds, `{"@value": "…"}`; anything else as it is."""
    return value.get("@value") if isinstance(value, dict) else value


def as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value] if value else []
