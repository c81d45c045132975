"""schema.org JobPosting, as sites put it into their pages."""

import re
from typing import Any

from django.utils import timezone

from marketplace.lib.countries import COUNTRIES, NAMES

from . import words
from .loose import take_found_pay, take_tags
from .parsed import Parsed
from .pay_text import parse_pay

CODES = {name.casefold(): code for code, name in COUNTRIES} | {
    "usa": "US",
    "uk": "GB",
    "united states of america": "US",
}
READ = {
    *("@context", "@type", "@id", "title", "description", "baseSalary", "estimatedSalary", "skills", "url"),
    *("identifier", "jobLocation", "jobLocationType", "applicantLocationRequirements", "experienceRequirements"),
    *("datePosted", "validThrough", "employmentType", "directApply", "hiringOrganization", "name"),
}


def is_job_posting(record: dict[str, Any]) -> bool:
    kind = record.get("@type")
    return kind == "JobPosting" or (isinstance(kind, list) and "JobPosting" in kind)


def parse_job_posting(record: dict[str, Any]) -> Parsed:
    parsed = Parsed(key=identity(record))
    parsed.take(
        title=words.plain_text(record.get("title") or record.get("name")),
        description=words.plain_text(record.get("description")),
        level=words.level(text_of(record.get("experienceRequirements"))),
    )
    until = text_of(record.get("validThrough"))[:10]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", until) and until < timezone.now().date().isoformat():
        parsed.refused = f"it was valid through {until}"
    take_salary(parsed, record.get("baseSalary") or record.get("estimatedSalary"))
    take_tags(parsed, record.get("skills"))
    take_place(parsed, record)
    parsed.unplaced += [f"{name}: {str(value)[:60]}" for name, value in record.items() if name not in READ and value]
    return parsed.finish()


def identity(record: dict[str, Any]) -> str:
    identifier = record.get("identifier")
    value = identifier.get("value") if isinstance(identifier, dict) else identifier
    return next((one for one in (record.get("url"), record.get("@id"), value) if isinstance(one, str)), "")


def take_salary(parsed: Parsed, salary: Any) -> None:
    if not isinstance(salary, dict):
        if salary:
            take_found_pay(parsed, parse_pay(str(salary)), str(salary))
        return
    value = salary.get("value")
    value = value if isinstance(value, dict) else {"value": value}
    ends = [value.get("minValue") or value.get("value"), value.get("maxValue") or value.get("value")]
    said = " - ".join(str(end) for end in ends if isinstance(end, str | int | float) and not isinstance(end, bool))
    unit = str(value.get("unitText") or salary.get("unitText") or "").lower()
    found = parse_pay(said, str(salary.get("currency") or value.get("currency") or ""))
    take_found_pay(parsed, found | ({"pay_model": unit} if unit else {}), f"{said} {unit}".strip())


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
        parsed.take(workplace="on_site", country=code, city=str(address.get("addressLocality") or "")[:80])


def country(name: str) -> str:
    return name.upper() if name.upper() in NAMES else CODES.get(name.casefold(), "")


def text_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("description") or value.get("monthsOfExperience")
    return " ".join(str(value or "").split())


def as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value] if value else []
