"""What is wanted, as conditions of the search table: one boolean expression over the facets, the words, and numbers.

The expression is intarray's `query_int`: `(1|2)&3&!4` reads "one of 1 and 2, and 3, and not 4"; the index answers it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models.sql import Query

from accounts.models import Client, Skill
from gigs.models import SearchRow
from gigs.models.choices import NOT_STATED

from .codes import client_code, code
from .conditions import CHOSEN, days_ago, floor_a_day, is_on, until, zones_with
from .mine import Mine
from .words import Typed

NEVER = -1  # no gig has this facet

# Gigs that do not say pass these, unless `strict`.
LENIENT = ("from_country", "overlap", "start_before", "weeks_max", "hours_max", "payment_days_max", "reply_rate_min")

FACETS_FIT = "facets @@ %s::query_int"

# Condition, its parameters.
Condition = tuple[str, list]


@dataclass(frozen=True)
class Limit:
    """A column is at least or at most `value`; `unknown` lets rows pass that do not say."""

    column: str
    sign: str
    value: int | date | datetime
    unknown: bool = False

    @property
    def condition(self) -> Condition:
        alone = f"{self.column} {self.sign} %s"
        return f"({alone} OR {self.column} IS NULL)" if self.unknown else alone, [self.value]


@dataclass(frozen=True)
class Ids:
    """The gig is one of these, or none of them."""

    ids: tuple[int, ...]
    is_among: bool

    @property
    def condition(self) -> Condition:
        return f"{'' if self.is_among else 'NOT '}gig_id = ANY(%s::bigint[])", [list(self.ids)]


@dataclass
class Asked:
    """`parts` are the filters that are on, by name, all of which must hold: of the facets, limits, or ids.

    Where one `currency` is asked for, an order by pay begins there.
    """

    parts: dict[str, str | Limit | Ids] = field(default_factory=dict)
    # The text as a `tsquery`.
    query: Condition | None = None
    currency: str = ""

    @property
    def limits(self) -> list[Limit]:
        return [part for part in self.parts.values() if isinstance(part, Limit)]

    def where(self, *more: str) -> Condition:
        """Every condition, with `more` parts of the facets' expression."""
        # What holds a gig or ends it is part of the question: no clock has to run for that.
        conditions: list[Condition] = [("visible_from <= now() AND expires_at > now()", [])]
        expression = "&".join([*(part for part in self.parts.values() if isinstance(part, str)), *more])
        if expression:
            conditions.append((FACETS_FIT, [expression]))
        if self.query:
            sql, values = self.query
            # Words too common to search for leave an empty query, which asks nothing.
            conditions.append((f"(words @@ ({sql}) OR numnode({sql}) = 0)", [*values, *values]))
        conditions += [part.condition for part in self.parts.values() if not isinstance(part, str)]
        return " AND ".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]

    def verdict(self, name: str) -> Condition:
        """Whether a row passes this one filter; never unknown."""
        part = self.parts[name]
        sql, values = (FACETS_FIT, [part]) if isinstance(part, str) else part.condition
        return f"coalesce({sql}, FALSE)", values

    def without(self, *names: str) -> "Asked":
        return replace(self, parts={name: part for name, part in self.parts.items() if name not in names})


def asked(wanted: Mapping[str, Any]) -> Asked:
    """`wanted` is what `GigFilter` read; what is empty there asks nothing."""
    parts = {name: make(wanted) for name, make in MAKERS.items() if is_on(wanted.get(name))}
    for name in (*CHOSEN, "skill", "area"):
        if wanted.get(f"not_{name}"):
            parts[f"not_{name}"] = "!" + MAKERS[name]({**wanted, name: wanted[f"not_{name}"]})
    query = query_of(wanted["q"]) if wanted.get("q") else None
    return Asked(parts, query, wanted.get("currency") or "")


def any_of(codes: Iterable[int]) -> str:
    return f"({'|'.join(map(str, codes)) or NEVER})"


def chosen(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda wanted: any_of(code(name, value) for value in wanted[name])


def skills(values: Iterable[Skill | str]) -> str:
    return any_of(code("skill", NOT_STATED) if skill == NOT_STATED else skill.pk for skill in values)


def all_skills(wanted: Mapping[str, Any]) -> str:
    return "&".join(skills([skill]) for skill in wanted["skill_all"])


def open_to(wanted: Mapping[str, Any]) -> str:
    country = wanted["from_country"]
    places = ["worldwide", country, *([] if wanted.get("strict") else [NOT_STATED])]
    allowed = "|".join(str(code("from", place)) for place in places)
    return f"({allowed}|({code('from', 'except')}&!{code('not_from', country)}))"


def of_client(wanted: Mapping[str, Any]) -> str:
    pk = Client.objects.filter(slug=wanted["client"]).values_list("pk", flat=True).first()
    return any_of([] if pk is None else [client_code(pk)])


def together(wanted: Mapping[str, Any]) -> str:
    zones = zones_with(wanted["overlap"], wanted["tz"])
    return any_of(code("zone", zone) for zone in [*zones, *([] if wanted.get("strict") else [NOT_STATED])])


def at_most(column: str, name: str) -> Callable[[Mapping[str, Any]], Limit]:
    return lambda wanted: Limit(column, "<=", wanted[name], unknown=not wanted.get("strict"))


def pays(wanted: Mapping[str, Any]) -> Limit:
    return Limit("day_max", ">=", floor_a_day(wanted["pay_min"], wanted["unit"] or "day"))


def query_of(typed: Typed) -> Condition:
    query = Query(SearchRow)
    sql, values = query.get_compiler(connection=connection).compile(typed.query.resolve_expression(query))
    return f"({sql})", list(values)


def of_reader(wanted: Mapping[str, Any]) -> str | Ids:
    mine: Mine = wanted["mine"]
    return any_of(mine.skills) if mine.kind == "matching" else Ids(mine.ids, mine.is_among)


MAKERS: dict[str, Callable[[Mapping[str, Any]], str | Limit | Ids]] = {
    **{name: chosen(name) for name in CHOSEN},
    "skill": lambda wanted: skills(wanted["skill"]),
    "skill_all": all_skills,
    "area": chosen("area"),
    "currency": lambda wanted: any_of([code("currency", wanted["currency"])]),
    "from_country": open_to,
    "overlap": together,
    "client": of_client,
    "mine": of_reader,
    "pay_min": pays,
    "start_before": at_most("starts_on", "start_before"),
    "weeks_max": at_most("weeks", "weeks_max"),
    "hours_max": at_most("week_hours", "hours_max"),
    "payment_days_max": at_most("payment_days", "payment_days_max"),
    "proposals_max": lambda wanted: Limit("proposals", "<=", wanted["proposals_max"]),
    "reply_rate_min": lambda wanted: Limit("replies", ">=", wanted["reply_rate_min"], not wanted.get("strict")),
    "posted_within": lambda wanted: Limit("published_at", ">=", days_ago(wanted["posted_within"])),
    "closing_within": lambda wanted: Limit("expires_at", "<=", until(wanted["closing_within"])),
}
