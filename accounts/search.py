"""What each filter of the directory means, as a condition on profiles."""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Developer, DeveloperSkill, Rate, Skill, Timetable
from accounts.models.rate import DAYS_A_MONTH, HOURS_A_DAY
from marketplace.lib.websearch import websearch

BY_THE_DAY = {
    "hour": lambda units: units * HOURS_A_DAY,
    "day": lambda units: units,
    "month": lambda u: u // DAYS_A_MONTH,
}
MOST_WORDS = 12
NOT_STATED = "not_stated"


def conditions(wanted: dict[str, Any], reader) -> dict[str, Q]:
    """One condition for each filter that is on.

    `reader` is who asks: a rate that they may not see is not stated to them.
    """
    return {name: make(wanted[name], wanted, reader) for name, make in CONDITIONS.items() if wanted.get(name)}


def words(text: str, wanted: dict, reader) -> Q:
    """Every word, in the name, the headline, the skills or the text; an alias means its skill."""
    typed = text.split()[:MOST_WORDS]
    skills = Skill.objects.resolve(typed)
    meant = " ".join(skills[word].name if word in skills else word for word in typed)
    query = None
    for phrase in dict.fromkeys([" ".join(typed), meant]):
        for config in ("english", "simple"):
            one = websearch(phrase, config)
            query = one if query is None else query | one
    return Q(search_document=query)


def has_skill(skills: list[Skill], wanted: dict) -> Exists:
    rows = DeveloperSkill.objects.filter(developer=OuterRef("pk"), skill__in=skills)
    return Exists(rows.filter(level__gte=wanted["level"]) if wanted.get("level") else rows)


def every_skill(skills: list[Skill], wanted: dict, reader) -> Q:
    condition = Q()
    for skill in skills:
        condition &= Q(has_skill([skill], wanted))
    return condition


def asks_at_most(units: int, wanted: dict, reader) -> Q:
    seen = Rate.objects.visible_to(reader).filter(developer=OuterRef("pk"))
    fits = Q(currency=wanted["currency"], day_low__lte=by_the_day(units, wanted))
    if not wanted.get("rate_not_stated"):
        return Q(Exists(seen.filter(fits)))
    # "Not stated" is a value of its own: it is added only where it is asked for. As one question about each developer,
    # because for two PostgreSQL would first read every rate there is.
    fitting = BoolOr(Case(When(fits, then=True), default=False))
    said = seen.order_by().values("developer").annotate(fits=fitting).values("fits")
    return Q(Coalesce(Subquery(said), True))


def by_the_day(units: int, wanted: dict) -> int:
    """The ceiling that was asked for, in its own currency."""
    return BY_THE_DAY[wanted.get("unit") or "day"](units)


def answers(least: int, wanted: dict, reader) -> Q:
    """So many of a hundred clients had an answer in time; who had too few to say is kept unless `strict`."""
    fits = Q(reply_rate__gte=least)
    return fits if wanted.get("strict") else fits | Q(reply_rate=None)


def shares_hours(hours: str, wanted: dict, reader) -> Q:
    """With office hours in the zone that was named, else in the reader's own."""
    zone = wanted.get("tz") or getattr(reader, "time_zone", "") or "UTC"
    return Q(timetable__in=Timetable.objects.sharing(int(hours), zone, timezone.localdate()))


def among(mark: str, wanted: dict, reader) -> Q:
    return Q(saves__user_id=reader.pk) if reader.is_authenticated else Q(pk__in=[])


def any_of(field: str) -> Callable:
    return lambda values, wanted, reader: Q(**{field: values})


def none_of(field: str) -> Callable:
    return lambda values, wanted, reader: ~Q(**{field: values})


def some_of(field: str, lookup: str, empty: Any) -> Callable:
    """As `any_of` for a field of several values, where none at all is "not stated"."""

    def condition(values: list[str], wanted: dict, reader) -> Q:
        named = Q(**{f"{field}__{lookup}": [value for value in values if value != NOT_STATED]})
        return named | Q(**{field: empty}) if NOT_STATED in values else named

    return condition


def without(condition: Callable) -> Callable:
    return lambda values, wanted, reader: ~condition(values, wanted, reader)


specialism = some_of("specialisms", "overlap", [])
domain = some_of("domains", "overlap", [])
language = some_of("languages", "has_any_keys", {})


CONDITIONS: dict[str, Callable[[Any, dict, Any], Q]] = {
    "q": words,
    "skill": lambda skills, wanted, reader: Q(has_skill(skills, wanted)),
    "skill_all": every_skill,
    "not_skill": lambda skills, wanted, reader: ~Q(has_skill(skills, {})),
    "specialism": specialism,
    "not_specialism": without(specialism),
    "availability": any_of("free__in"),
    "not_availability": none_of("free__in"),
    "free_by": lambda day, wanted, reader: Q(pk__in=Developer.objects.free_by(day).values("pk")),
    "country": any_of("country__in"),
    "not_country": none_of("country__in"),
    "domain": domain,
    "not_domain": without(domain),
    "language": language,
    "not_language": without(language),
    "overlap": shares_hours,
    "rate_max": asks_at_most,
    "reply_rate_min": answers,
    "mine": among,
}
