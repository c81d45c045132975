"""Our own JSON of a gig, as the API writes it."""

from typing import Any

from accounts.models.skill import Level
from gigs.models import Gig, GigSkill
from gigs.models.gig_facts import MOST_QUESTIONS
from marketplace.lib.countries import NAMES
from marketplace.lib.money import SYMBOLS
from marketplace.lib.zones import NAMES as ZONES

from . import words
from .parsed import Parsed

SAME = ["title", "summary", "description", "work_type", "level", "workplace", "city", "country", "tax", "assessment"]
SAME += ["codebase", "on_call", "ai", "data_sensitivity", "team_size", "language", "reply_days", "payment_days"]
SAME += ["upfront_percent", "max_proposals", "questions", "extension", "days_on_site", "except_reason", "start"]
PARTS = {
    "pay": ["model", "min", "max", "currency", "hours_min", "hours_max", "day_min", "day_max"],
    "remote": ["scope", "countries", "zone", "overlap_hours"],
    "duration_weeks": ["min", "max"],
    "hours_a_week": ["min", "max"],
}
READ = {*SAME, *PARTS, "link", "public_id", "agency", "skills"}
AGENCY = {True: "yes", False: "no"}
LARGEST = {"level": 4, "reply_days": 14, "payment_days": 60, "upfront_percent": 100, "max_proposals": 50}


def is_own(record: dict[str, Any]) -> bool:
    return isinstance(record.get("pay"), dict)


def parse_own(record: dict[str, Any]) -> Parsed:
    parsed = Parsed(key=words.said(record.get("link")) or words.said(record.get("public_id")))
    parsed.take(**{name: record[name] for name in SAME if name in record})
    take_parts(parsed, record)
    agency = record.get("agency")
    parsed.take(agency=AGENCY.get(agency) if isinstance(agency, bool) else agency)
    take_skills(parsed, record.get("skills"))
    drop_unusable(parsed)
    keys = {name for name in ("link", "public_id") if not words.said(record.get(name))}
    report(parsed, {name: value for name, value in record.items() if name not in READ or name in keys})
    return parsed.finish()


def take_skills(parsed: Parsed, rows: Any) -> None:
    """Each with its need and level; one of those that does not exist is left out, and said."""
    if not isinstance(rows, list):
        report(parsed, {"skills": rows})
        return
    for row in rows:
        if not isinstance(row, dict):
            report(parsed, {"skill": row})
            continue
        slug, need, level = str(row.get("slug", "")), row.get("need"), words.whole_number(row.get("level"))
        if need not in GigSkill.Need.values:
            report(parsed, {f"need of {slug}": need})
            need = "must"
        if isinstance(level, bool) or level not in Level.values:
            report(parsed, {f"level of {slug}": level})
            level = None
        parsed.skills.append((slug, need, level))


def report(parsed: Parsed, left: dict[str, Any]) -> None:
    said = {name: value for name, value in left.items() if value not in (None, "", [], {})}
    parsed.unplaced += [f"{name}: {str(value)[:60]}" for name, value in said.items()]


def take_parts(parsed: Parsed, record: dict[str, Any]) -> None:
    pay, remote = part(record, "pay"), part(record, "remote")
    weeks, hours = part(record, "duration_weeks"), part(record, "hours_a_week")
    parsed.take(pay_model=pay.get("model"), pay_min=pay.get("min"), pay_max=pay.get("max"))
    parsed.take(currency=pay.get("currency"), hours_min=pay.get("hours_min"), hours_max=pay.get("hours_max"))
    parsed.take(remote_scope=remote.get("scope"), countries=remote.get("countries"), zone=remote.get("zone"))
    parsed.take(overlap_hours=remote.get("overlap_hours"), weeks_min=weeks.get("min"), weeks_max=weeks.get("max"))
    parsed.take(week_hours_min=hours.get("min"), week_hours_max=hours.get("max"))
    for name, known in PARTS.items():
        value = record.get(name)
        if isinstance(value, dict):
            report(parsed, {f"{name}.{key}": more for key, more in value.items() if key not in known})
        else:
            report(parsed, {name: value})


def part(record: dict[str, Any], name: str) -> dict[str, Any]:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def drop_unusable(parsed: Parsed) -> None:
    """Leave out each value that its field cannot hold, and say so."""
    for name, value in list(parsed.fields.items()):
        if "Integer" in Gig._meta.get_field(name).get_internal_type():
            parsed.fields[name] = words.whole_number(value)
        if not fits(name, parsed.fields[name]):
            parsed.unplaced.append(f"{name}: {str(value)[:60]}")
            del parsed.fields[name]


def fits(name: str, value: Any) -> bool:
    field = Gig._meta.get_field(name)
    if name == "countries":
        return isinstance(value, list) and all(isinstance(code, str) and code in NAMES for code in value)
    if name == "currency":
        return isinstance(value, str) and value in SYMBOLS
    if name == "zone":
        return isinstance(value, str) and (not value or value in ZONES)
    if name == "questions" and isinstance(value, list) and len(value) > MOST_QUESTIONS:
        return False
    kind = field.get_internal_type()
    if kind == "ArrayField":
        return isinstance(value, list) and all(isinstance(item, str) and len(item) <= 200 for item in value)
    if kind == "BooleanField":
        return isinstance(value, bool)
    if "Integer" in kind:
        most = LARGEST.get(name, 1_000 if "Small" in kind else 100_000_000)
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
    if not isinstance(value, str):
        return False
    if name in {"title", "description"}:  # cut, not refused
        return True
    return value in dict(field.choices) if field.choices else len(value) <= field.max_length
