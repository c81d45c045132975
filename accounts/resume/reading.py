"""What a JSON Resume of any origin says, in our words; what has no place here is named in `left_out`."""

import json
import math
from dataclasses import dataclass, field
from typing import Any

from accounts.models import CaseStudy, Education, Experience, PublicWork
from accounts.models.history import MOST_ROWS
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.languages import NAMES as LANGUAGE_NAMES
from marketplace.lib.params import storable

from .writing import MORE, PRIVATE, STUDY

LARGEST = 1_000_000
LANGUAGE_CODES = {name.casefold(): code for code, name in LANGUAGE_NAMES.items()}
COUNTRY_CODES = {name.casefold(): code for code, name in COUNTRIES} | {code.casefold(): code for code, _ in COUNTRIES}
NOT_TAKEN = ("volunteer", "awards", "interests", "references")


class UnreadableResumeError(Exception):
    """The document is no JSON Resume; the message says why."""


@dataclass
class Parsed:
    """`fields` of the profile, `rows` by their related name, and sentences about what was left out."""

    fields: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list] = field(default_factory=dict)
    skills: list[dict] = field(default_factory=list)
    rates: list[dict] = field(default_factory=list)
    hidden_from: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def parse(data: bytes) -> dict[str, Any]:
    """The JSON object in `data`, without what a text column refuses. Raises UnreadableResumeError."""
    if len(data) > LARGEST:
        raise UnreadableResumeError("The file is larger than 1 MB. A JSON Resume is a few kilobytes of text.")
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=lambda name: None, parse_float=finite)
    except UnicodeDecodeError:
        raise UnreadableResumeError("The file is not UTF-8 text.") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableResumeError(f"The file is not JSON: {str(error)[:80]}.") from None
    if not isinstance(document, dict):
        raise UnreadableResumeError("The file holds no JSON Resume: an object with “basics” is expected.")
    return document


def finite(digits: str) -> float | None:
    return float(digits) if math.isfinite(float(digits)) else None


def read(document: dict[str, Any]) -> Parsed:
    """What the document says. Raises UnreadableResumeError where nothing in it is ours."""
    basics = mapping(document.get("basics"))
    if not basics and not any(items(document.get(name)) for name in ("work", "skills", "projects")):
        raise UnreadableResumeError("There is no “basics”, “work”, “skills” or “projects” in it to take over.")
    ours = mapping(mapping(document.get("meta")).get("marketplace"))
    parsed = Parsed(skills=items(document.get("skills")), rates=items(ours.get("rates")))
    parsed.fields = read_basics(basics, parsed) | {name: clean(ours[name]) for name in MORE + PRIVATE if name in ours}
    parsed.hidden_from = [text(who) for who in listed(ours.get("hidden_from")) if text(who)]
    spoken = {language_code(row, parsed): text(row.get("fluency")) for row in items(document.get("languages"))}
    if spoken:
        parsed.fields["languages"] = {code: level for code, level in spoken.items() if code}
    parsed.rows = read_rows(document, basics)
    parsed.left_out += [f"“{name}”: there is no place for it here" for name in NOT_TAKEN if document.get(name)]
    return parsed


def read_basics(basics: dict, parsed: Parsed) -> dict[str, Any]:
    place = mapping(basics.get("location"))
    country = text(place.get("countryCode"))
    if country and country.casefold() not in COUNTRY_CODES:
        parsed.left_out.append(f"country: we do not know “{country[:40]}”")
    if basics.get("email") or basics.get("phone"):
        parsed.left_out.append("e-mail and phone: people are reached through the site")
    values = {
        "name": text(basics.get("name")),
        "headline": text(basics.get("label")),
        "about": text(basics.get("summary")),
        "country": COUNTRY_CODES.get(country.casefold(), ""),
        "region": text(place.get("region")),
        "city": text(place.get("city")),
    }
    return {name: value for name, value in values.items() if value}


def read_rows(document: dict, basics: dict) -> dict[str, list]:
    projects = items(document.get("projects"))
    works = [row for row in projects if text(row.get("type")) in ("code", "other")]
    public = [public_work(row, "code") for row in works]
    public += [public_work(row, "writing") for row in items(document.get("publications"))]
    public += [profile(row) for row in items(basics.get("profiles"))]
    learnt = [education(row) for row in items(document.get("education"))]
    learnt += [certificate(row) for row in items(document.get("certificates"))]
    rows = {
        "experience": [experience(row) for row in items(document.get("work"))],
        "education": in_order(learnt),
        "public_work": in_order([row for row in public if row.url]),
        "case_studies": [study(row) for row in projects if row not in works],
    }
    return {related: kept for related, kept in rows.items() if kept}


def in_order(rows: list) -> list:
    return sorted(rows, key=lambda row: row.position)


def experience(row: dict) -> Experience:
    # "company" is what older documents call it.
    said = [text(row.get("summary")), *(f"- {text(one)}" for one in listed(row.get("highlights")) if text(one))]
    return Experience(
        organisation=text(row.get("name")) or text(row.get("company")),
        role=text(row.get("position")),
        start=month(row.get("startDate")),
        end=month(row.get("endDate")),
        kind=known(row.get("kind"), Experience.Kind, "employee"),
        summary="\n".join(part for part in said if part)[:600],
    )


def education(row: dict) -> Education:
    names = [text(row.get("studyType")), text(row.get("area"))]
    return Education(
        name=", ".join(name for name in names if name),
        issuer=text(row.get("institution")),
        date=month(row.get("endDate")),
        position=place(row),
    )


def certificate(row: dict) -> Education:
    return Education(
        name=text(row.get("name")),
        issuer=text(row.get("issuer")),
        date=month(row.get("date")),
        expires=month(row.get("expires")),
        verify_url=text(row.get("url")),
        position=place(row),
    )


def public_work(row: dict, kind: str) -> PublicWork:
    said = row.get("kind") or row.get("type")
    return PublicWork(
        kind=known(said, PublicWork.Kind, kind),
        url=text(row.get("url")),
        what=text(row.get("name")),
        position=place(row),
    )


def profile(row: dict) -> PublicWork:
    names = [text(row.get("network")), text(row.get("username"))]
    kind = "code" if names[0].casefold() in ("github", "gitlab", "codeberg") else "other"
    return PublicWork(kind=kind, url=text(row.get("url")), what=" ".join(filter(None, names)), position=MOST_ROWS)


def study(row: dict) -> CaseStudy:
    span = " to ".join(filter(None, [month(row.get("startDate")), month(row.get("endDate"))]))
    values = {name: text(row.get(name)) for name in STUDY}
    values["confidentiality"] = known(values["confidentiality"], CaseStudy.Confidentiality, "public")
    values["period"] = values["period"] or span
    return CaseStudy(
        title=text(row.get("name")),
        problem=text(row.get("description")),
        outcome="\n".join(text(one) for one in listed(row.get("highlights"))),
        role=", ".join(text(one) for one in listed(row.get("roles"))),
        stack=[text(one) for one in listed(row.get("keywords"))],
        link=text(row.get("url")),
        client_name=text(row.get("entity")),
        **values,
    )


def language_code(row: dict, parsed: Parsed) -> str:
    name = text(row.get("language"))
    code = text(row.get("code")) or LANGUAGE_CODES.get(name.casefold(), "")
    if code not in LANGUAGE_NAMES:
        parsed.left_out.append(f"language: we do not know “{name[:40]}”")
        return ""
    return code


def text(value: Any) -> str:
    return storable(value).strip() if isinstance(value, str) else ""


def month(value: Any) -> str:
    """`2014-06-29` → `2014-06`, which is as exact as a profile is."""
    return text(value)[:7]


def listed(value: Any) -> list:
    return value if isinstance(value, list) else []


def items(value: Any) -> list[dict]:
    return [one for one in listed(value) if isinstance(one, dict)]


def mapping(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def known(value: Any, kind: Any, otherwise: str) -> str:
    return value if isinstance(value, str) and value in kind.values else otherwise


def place(row: dict) -> int:
    position = row.get("position")
    return position if isinstance(position, int) and 0 <= position < MOST_ROWS else MOST_ROWS


def clean(value: Any) -> Any:
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, dict):
        return {storable(name): clean(one) for name, one in value.items()}
    return storable(value) if isinstance(value, str) else value
