"""What was read, into a profile: value by value, so that one that a rule refuses costs nothing else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from accounts.models import CaseStudy, Developer, DeveloperSkill, HideFrom, Level, Rate, Skill
from accounts.models.case_study import MOST_CASE_STUDIES
from accounts.models.developer_choices import LanguageLevel, Weekday
from accounts.models.developer_skill import FEWEST_SKILLS, MOST_MAJOR, MOST_SKILLS
from accounts.models.history import MOST_ROWS
from accounts.models.privacy import MOST_HIDDEN_FROM
from accounts.models.rate import MOST_RATES

from .reading import Parsed, listed, text

MOST = {"experience": MOST_ROWS, "education": MOST_ROWS, "public_work": MOST_ROWS, "case_studies": MOST_CASE_STUDIES}
# How other documents name the levels.
LEVELS = {level.label: level.value for level in Level} | {
    "beginner": 1, "basic": 1, "novice": 1, "intermediate": 2, "competent": 2, "proficient": 3, "advanced": 3,
    "senior": 3, "master": 4, "expert": 4,
}  # fmt: skip
FLUENCY = {level: level for level in LanguageLevel.values} | {
    "native speaker": "native", "mother tongue": "native", "bilingual": "native", "professional": "working",
    "full professional": "fluent", "advanced": "fluent", "intermediate": "working", "beginner": "basic",
    "elementary": "basic", "limited": "basic", "conversational": "working",
}  # fmt: skip


def keep(parsed: Parsed, developer: Developer, by: Any) -> list[str]:
    """Write it as one version of the profile; returns what was taken. `parsed.left_out` grows by what was refused."""
    taken = set_fields(parsed, developer)
    rows = {related: sound(kept, MOST[related], parsed) for related, kept in parsed.rows.items()}
    rows |= {"developer_skills": skills(parsed), "rates": rates(parsed), "hidden_from": hidden_from(parsed)}
    rows = {related: kept for related, kept in rows.items() if kept and is_enough(related, kept, developer, parsed)}
    with transaction.atomic():
        if developer.pk is None:
            developer.start(by)
        developer.edit(by, taken, lambda: [developer.set_rows(related, kept) for related, kept in rows.items()])
    return [*taken, *(f"{len(kept)} {related.replace('_', ' ')}" for related, kept in rows.items())]


def is_enough(related: str, rows: list, developer: Developer, parsed: Parsed) -> bool:
    """Whether an offered profile still has what it must keep; an empty list never replaces anything."""
    if related == "developer_skills" and developer.is_offered and len(rows) < FEWEST_SKILLS:
        parsed.left_out.append(f"skills: a published profile keeps {FEWEST_SKILLS} or more; yours stay as they are")
        return False
    return True


def set_fields(parsed: Parsed, developer: Developer) -> list[str]:
    taken = []
    for name, value in parsed.fields.items():
        before = getattr(developer, name)
        try:
            kept = SPECIAL[name](value, parsed) if name in SPECIAL else clean(developer, name, value)
            setattr(developer, name, kept)
            others = {field.name for field in developer._meta.fields} - {name}
            developer.clean_fields(exclude=others)
            developer.validate_constraints(exclude=others)
        except ValidationError as error:
            parsed.left_out.append(f"{name.replace('_', ' ')}: {' '.join(error.messages)}")
            setattr(developer, name, before)
        else:
            taken.append(name)
    if developer.availability == "from_date" and not developer.available_from:
        developer.availability = "not_stated"
        parsed.left_out.append("availability: free from a day on, and no day is said")
        taken = [name for name in taken if name not in {"availability", "available_from"}]
    return taken


def clean(developer: Developer, name: str, value: Any) -> Any:
    """The value as its field reads it; a list keeps each value once."""
    field = developer._meta.get_field(name)
    if isinstance(value, dict) or isinstance(value, list) != hasattr(field, "base_field"):
        raise ValidationError("it is not of the kind that belongs here.")
    return field.clean(list(dict.fromkeys(map(str, value))) if isinstance(value, list) else value, developer)


def spoken(value: dict, parsed: Parsed) -> dict[str, str]:
    levels = {code: FLUENCY.get(level.casefold(), "") for code, level in value.items()}
    parsed.left_out += [
        f"language {code}: how well is not said, so it counts as working" for code in levels if not levels[code]
    ]
    return {code: level or LanguageLevel.WORKING for code, level in levels.items()}


def hours(value: Any, parsed: Parsed) -> dict[str, list[str]]:
    days = value if isinstance(value, dict) else {}
    found = {day: span for day in Weekday.values if (span := days.get(day)) and is_span(span)}
    if value and not found:
        raise ValidationError("no day has two times of the clock, the earlier one first.")
    return found


def is_span(span: Any) -> bool:
    clocks = span if isinstance(span, list) and len(span) == 2 else []
    return bool(clocks) and all(is_clock(clock) for clock in clocks) and clocks[0] < clocks[1]


def is_clock(clock: Any) -> bool:
    hour, _, minute = clock.partition(":") if isinstance(clock, str) and len(clock) == 5 else ("", "", "")
    return (hour + minute).isascii() and (hour + minute).isdigit() and int(hour) < 24 and int(minute) < 60


SPECIAL = {"languages": spoken, "working_hours": hours}


def sound(rows: list, most: int, parsed: Parsed) -> list:
    """Those of the first, as many as a profile holds, that keep their rules."""
    tell_of_more(rows, most, parsed)
    return [row for row in rows[:most] if is_sound(row, parsed)]


def tell_of_more(rows: list, most: int, parsed: Parsed) -> None:
    if len(rows) > most:
        parsed.left_out.append(f"{rows[0]._meta.verbose_name}: there are {len(rows)}, and {most} are the most")


def is_sound(row: models.Model, parsed: Parsed) -> bool:
    """Whether a row keeps its rules; says what is wrong where it does not."""
    if isinstance(row, CaseStudy):
        found = Skill.objects.resolve(row.stack)
        row.stack = [found[word].slug for word in row.stack if word in found]
        row.render()
    try:
        row.full_clean(exclude=["developer", "public_id"], validate_unique=False)
    except ValidationError as error:
        name = "" if isinstance(row, Rate) else f" “{str(row)[:60]}”"
        parsed.left_out.append(f"{row._meta.verbose_name}{name}: {' '.join(error.messages)}")
        return False
    return True


def skills(parsed: Parsed) -> list[DeveloperSkill]:
    """The known ones; a heading that we do not know gives its keywords, at its level."""
    words = [(word, row) for row in parsed.skills for word in words_of(row)]
    found = Skill.objects.resolve({word for word, _ in words})
    rows: dict[int, DeveloperSkill] = {}
    for row in parsed.skills:
        here = [found[word] for word in names_of(row) if word in found]
        here = here[:1] or [found[word] for word in keywords_of(row) if word in found]
        if not here:
            parsed.left_out.append(f"skill “{(names_of(row) or ['?'])[-1][:60]}”: we do not know it")
        for skill in here:
            rows.setdefault(skill.pk, skill_row(skill, row))
    tell_of_more(list(rows.values()), MOST_SKILLS, parsed)
    kept = list(rows.values())[:MOST_SKILLS]
    major = [row for row in kept if row.is_major]
    for row in major[MOST_MAJOR:]:
        row.is_major = False
    return kept


def skill_row(skill: Skill, row: dict) -> DeveloperSkill:
    level = LEVELS.get(text(row.get("level")).casefold(), Level.WORKING)
    more = {"wants_more": row.get("wants_more") is True, "is_major": row.get("is_major") is True}
    return DeveloperSkill(
        skill=skill,
        level=level,
        years=between(row.get("years"), 0, 60),
        last_used=between(row.get("last_used"), 1960, 2200),
        **more,
    )


def names_of(row: dict) -> list[str]:
    return [word for word in (text(row.get("slug")), text(row.get("name"))) if word]


def keywords_of(row: dict) -> list[str]:
    return [text(word) for word in listed(row.get("keywords")) if text(word)]


def words_of(row: dict) -> list[str]:
    return names_of(row) + keywords_of(row)


def between(value: Any, low: int, high: int) -> int | None:
    return value if isinstance(value, int) and low <= value <= high else None


def rates(parsed: Parsed) -> list[Rate]:
    rows = [Rate(**{name: row.get(name) for name in ("unit", "low", "high", "currency")}) for row in parsed.rates]
    for row, said in zip(rows, parsed.rates, strict=True):
        # Who sees it is never guessed to be more than was said.
        row.visibility = said.get("visibility") or Rate.Visibility.HIDDEN
    return sound(rows, MOST_RATES, parsed)


def hidden_from(parsed: Parsed) -> list[HideFrom]:
    handles = {who[1:]: None for who in parsed.hidden_from if who.startswith("@")}
    members = dict(Developer.objects.filter(handle__in=handles).values_list("handle", "user"))
    rows = [
        HideFrom(member_id=members[who[1:]]) if who.startswith("@") else HideFrom(word=who.lower())
        for who in parsed.hidden_from[:MOST_HIDDEN_FROM]
        if not who.startswith("@") or who[1:] in members
    ]
    return [row for row in rows if is_sound(row, parsed)]
