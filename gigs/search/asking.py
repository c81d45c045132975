"""What is wanted, as conditions of the search table: one boolean expression over the facets, the words, and numbers.

The expression is intarray's `query_int`: `(1|2)&3&!4` reads "one of 1 and 2, and 3, and not 4"; the index answers it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models.sql import Query

from accounts.models import Client, Skill
from gigs.models import SearchRow
from gigs.models.choices import NOT_STATED

from .codes import client_code, code
from .conditions import CHOSEN, days_ago, floor_a_day, is_on, until, zones_with
from .words import Typed

NEVER = -1  # no gig has this facet

# Condition, its parameters.
Condition = tuple[str, list]


@dataclass
class Asked:
    """`facets` are the parts of the expression, all of which must hold; `others` read further columns; where one
    `currency` is asked for, an order by pay begins there.
    """

    facets: list[str] = field(default_factory=list)
    # The text as a `tsquery`.
    query: Condition | None = None
    others: list[Condition] = field(default_factory=list)
    currency: str = ""

    def where(self, *more: str) -> Condition:
        """Every condition, with `more` parts of the facets' expression."""
        # What holds a gig or ends it is part of the question: no clock has to run for that.
        conditions: list[Condition] = [("visible_from <= now() AND expires_at > now()", [])]
        expression = "&".join([*self.facets, *more])
        if expression:
            conditions.append(("facets @@ %s::query_int", [expression]))
        if self.query:
            sql, values = self.query
            # Words too common to search for leave an empty query, which asks nothing.
            conditions.append((f"(words @@ ({sql}) OR numnode({sql}) = 0)", [*values, *values]))
        conditions += self.others
        return " AND ".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]


def asked(wanted: Mapping[str, Any]) -> Asked:
    """`wanted` is what `GigFilter` read; what is empty there asks nothing."""
    found = Asked(currency=wanted.get("currency") or "")
    for name, make in FACETS.items():
        if is_on(wanted.get(name)):
            found.facets.append(make(wanted))
    for name in (*CHOSEN, "skill", "area"):
        if wanted.get(f"not_{name}"):
            found.facets.append("!" + FACETS[name]({**wanted, name: wanted[f"not_{name}"]}))
    found.others = [make(wanted) for name, make in OTHERS.items() if is_on(wanted.get(name))]
    if wanted.get("q"):
        found.query = query_of(wanted["q"])
    return found


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


def at_most(column: str, name: str) -> Callable[[Mapping[str, Any]], Condition]:
    def condition(wanted: Mapping[str, Any]) -> Condition:
        unknown = "" if wanted.get("strict") else f" OR {column} IS NULL"
        return f"({column} <= %s{unknown})", [wanted[name]]

    return condition


def pays(wanted: Mapping[str, Any]) -> Condition:
    return "day_max >= %s", [floor_a_day(wanted["pay_min"], wanted["unit"] or "day")]


def query_of(typed: Typed) -> Condition:
    query = Query(SearchRow)
    sql, values = query.get_compiler(connection=connection).compile(typed.query.resolve_expression(query))
    return f"({sql})", list(values)


FACETS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **{name: chosen(name) for name in CHOSEN},
    "skill": lambda wanted: skills(wanted["skill"]),
    "skill_all": all_skills,
    "area": chosen("area"),
    "currency": lambda wanted: any_of([code("currency", wanted["currency"])]),
    "from_country": open_to,
    "overlap": together,
    "client": of_client,
}
OTHERS: dict[str, Callable[[Mapping[str, Any]], Condition]] = {
    "pay_min": pays,
    "start_before": at_most("starts_on", "start_before"),
    "weeks_max": at_most("weeks", "weeks_max"),
    "hours_max": at_most("week_hours", "hours_max"),
    "payment_days_max": at_most("payment_days", "payment_days_max"),
    "proposals_max": at_most("proposals", "proposals_max"),
    "posted_within": lambda wanted: ("published_at >= %s", [days_ago(wanted["posted_within"])]),
    "closing_within": lambda wanted: ("expires_at <= %s", [until(wanted["closing_within"])]),
}
