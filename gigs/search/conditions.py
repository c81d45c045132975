"""One condition per filter that is on, by the filter's name; a facet releases its own by leaving one out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import reduce
from typing import Any

from django.db.models import Func, IntegerField, Q
from django.db.models.lookups import Exact
from django.utils import timezone

from accounts.models import AREAS, Skill
from gigs.models import GigSkill
from gigs.models.choices import NOT_STATED
from gigs.models.pay import DAYS_A_MONTH, HOURS_A_DAY
from gigs.overlap import zones_sharing
from marketplace.lib.zones import NAMES

from .mine import Mine
from .words import Typed

FIELDS = {"model": "pay_model"}
EMPTY = {"level": Q(level=None), "model": Q(pay_model=""), "work_type": Q(work_type="")}
CHOSEN = (
    *("work_type", "model", "workplace", "level", "tax"),
    *("assessment", "agency", "on_call", "codebase", "ai"),
)


def conditions(wanted: Mapping[str, Any]) -> dict[str, Q]:
    """`wanted` is what `GigFilter` read; what is empty there asks nothing."""
    found = {name: make(wanted) for name, make in MAKERS.items() if is_on(wanted.get(name))}
    for name in (*CHOSEN, "skill", "area"):
        if wanted.get(f"not_{name}"):
            found[f"not_{name}"] = ~MAKERS[name]({**wanted, name: wanted[f"not_{name}"]})
    return found


def words(wanted: Mapping[str, Any]) -> Q:
    typed: Typed = wanted["q"]
    # Words too common to search for leave an empty query, which asks nothing.
    asks_nothing = Exact(Func(typed.query, function="numnode", output_field=IntegerField()), 0)
    return Q(search_document=typed.query) | Q(asks_nothing)


def chosen(name: str) -> Callable[[Mapping[str, Any]], Q]:
    field = FIELDS.get(name, name)

    def condition(wanted: Mapping[str, Any]) -> Q:
        if name not in EMPTY:
            return Q(**{f"{field}__in": wanted[name]})
        stated = Q(**{f"{field}__in": [value for value in wanted[name] if value != NOT_STATED]})
        return stated | EMPTY[name] if NOT_STATED in wanted[name] else stated

    return condition


def asks_for(skills: Iterable[Skill | str]) -> Q:
    """Any of these; `not_stated` is a gig that names none."""
    named = [skill.pk for skill in skills if skill != NOT_STATED]
    any_of_them = _among(GigSkill.objects.filter(skill__in=named))
    return any_of_them if NOT_STATED not in skills else any_of_them | ~_among(GigSkill.objects.all())


def asks_for_all(wanted: Mapping[str, Any]) -> Q:
    return reduce(lambda so_far, skill: so_far & asks_for([skill]), wanted["skill_all"], Q())


def in_area(wanted: Mapping[str, Any]) -> Q:
    any_of_them = _among(GigSkill.objects.filter(skill__group__in=wanted["area"]))
    if NOT_STATED not in wanted["area"]:
        return any_of_them
    return any_of_them | ~_among(GigSkill.objects.filter(skill__group__in=AREAS))


def pays(wanted: Mapping[str, Any]) -> Q:
    """A floor in the gig's own currency; a gig whose day equivalent is not stated does not reach it."""
    return Q(currency=wanted["currency"], day_max__gte=floor_a_day(wanted["pay_min"], wanted["unit"] or "day"))


def floor_a_day(amount: int, unit: str) -> int:
    if unit == "month":
        return -(-amount // DAYS_A_MONTH)
    return min(amount * HOURS_A_DAY, 2**31 - 1) if unit == "hour" else amount


def open_to(wanted: Mapping[str, Any]) -> Q:
    """Eligible from a country; work at a place asks for that place's own country."""
    country = wanted["from_country"]
    afar, placed = Q(workplace__in=["remote", NOT_STATED]), Q(workplace__in=["hybrid", "on_site"])
    remote = (
        Q(remote_scope="worldwide")
        | Q(remote_scope="only", countries__contains=[country])
        | Q(remote_scope="except") & ~Q(countries__contains=[country])
    )
    eligible = afar & remote | placed & Q(country=country)
    if wanted.get("strict"):
        return eligible
    return eligible | afar & Q(remote_scope=NOT_STATED) | placed & Q(country="")


def posted(wanted: Mapping[str, Any]) -> Q:
    return Q(published_at__gte=days_ago(wanted["posted_within"]))


def closing(wanted: Mapping[str, Any]) -> Q:
    return Q(expires_at__lte=until(wanted["closing_within"]))


def days_ago(days: int) -> datetime:
    """To the minute, as the bits of the counts know it."""
    return timezone.now().replace(second=0, microsecond=0) - timedelta(days=days)


def is_on(value: Any) -> bool:
    """Nought is a number: at most no proposals."""
    return bool(value) or (value == 0 and value is not False)


def at_most(name: str, *columns: str) -> Callable[[Mapping[str, Any]], Q]:
    """The first column that is stated is at most so much; where none is, nobody said."""

    def condition(wanted: Mapping[str, Any]) -> Q:
        fits, unknown = Q(pk__in=[]), Q()
        for column in columns:
            fits |= unknown & Q(**{f"{column}__lte": wanted[name]})
            unknown &= Q(**{column: None})
        return fits if wanted.get("strict") else fits | unknown

    return condition


def answers(wanted: Mapping[str, Any]) -> Q:
    """The client answers so many of a hundred proposals in time; where there are too few to say, nobody knows."""
    fits = Q(client__reply_rate__gte=wanted["reply_rate_min"])
    return fits if wanted.get("strict") else fits | Q(client__reply_rate=None)


def starts(wanted: Mapping[str, Any]) -> Q:
    on_a_day = Q(start="from", start_on__lte=wanted["start_before"])
    fits = Q(start__in=["asap", "flexible"]) | on_a_day
    unknown = Q(start=NOT_STATED) | Q(start="from", start_on=None)
    return fits if wanted.get("strict") else fits | unknown


def together(wanted: Mapping[str, Any]) -> Q:
    fits = Q(zone__in=zones_with(wanted["overlap"], wanted["tz"]))
    return fits if wanted.get("strict") else fits | Q(zone="")


def zones_with(hours: int, zone: str) -> list[str]:
    """The zones whose usual working day shares so many hours with one in `zone` this week, whatever their clocks do."""
    return zones_sharing(hours, zone, NAMES, timezone.localdate())


def until(days: int) -> datetime:
    """To the minute, too."""
    return timezone.now().replace(second=0, microsecond=0) + timedelta(days=days)


def of_reader(wanted: Mapping[str, Any]) -> Q:
    mine: Mine = wanted["mine"]
    if mine.kind == "matching":
        return _among(GigSkill.objects.filter(skill__in=mine.skills))
    return Q(pk__in=mine.ids) if mine.is_among else ~Q(pk__in=mine.ids)


MAKERS: dict[str, Callable[[Mapping[str, Any]], Q]] = {
    "q": words,
    "mine": of_reader,
    "skill": lambda wanted: asks_for(wanted["skill"]),
    "skill_all": asks_for_all,
    "area": in_area,
    "currency": lambda wanted: Q(currency=wanted["currency"]),
    "pay_min": pays,
    "from_country": open_to,
    "posted_within": posted,
    "closing_within": closing,
    "overlap": together,
    "start_before": starts,
    "weeks_max": at_most("weeks_max", "weeks_min", "weeks_max"),
    "hours_max": at_most("hours_max", "week_hours_min", "week_hours_max"),
    "payment_days_max": at_most("payment_days_max", "payment_days"),
    "proposals_max": lambda wanted: Q(live_proposals__lte=wanted["proposals_max"]),
    "reply_rate_min": answers,
    "client": lambda wanted: Q(client__slug=wanted["client"]),
    **{name: chosen(name) for name in CHOSEN},
}


def _among(rows: Any) -> Q:
    # Ids, never a join: a gig with three of these skills is still one gig.
    return Q(pk__in=rows.values("gig"))
