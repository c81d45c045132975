"""How many gigs each value of each filter would show: every other filter applied, its own released.

One statement counts everything: the rows that fail at most one filter are found once, then counted per facet.
"""
# ruff: noqa: S608 - the pieces are names of our own columns and filters; what a reader typed travels as parameters

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from gigs import search
from gigs.models.choices import NOT_STATED

# The filter, and the column that holds its value; none of it comes from a reader.
COLUMNS = {
    "work_type": "work_type",
    "model": "pay_model",
    "workplace": "workplace",
    "level": "level::text",
    "tax": "tax",
    "assessment": "assessment",
    "agency": "agency",
    "on_call": "on_call",
    "codebase": "codebase",
    "ai": "ai",
}
AREA_GROUPS = "'programming-languages', 'databases', 'server-management', 'apis', 'security', 'collaboration'"
RELEASED = {*COLUMNS, "skill", "area", "posted_within", "pay_min", "currency"}
# A floor is one of its currency, so no currency is no floor either.
RELEASES = {"currency": ["currency", "pay_min"]}
DAYS = (1, 3, 7, 14, 30)
TOP_SKILLS = 20
# Round floors of a day's pay, so many of these each: scale only, nothing is converted.
FLOORS = (2, 3, 4, 5, 6, 8, 10)
STEP = {
    "EUR": 100, "USD": 100, "GBP": 100, "CHF": 100, "AUD": 100, "CAD": 100, "NZD": 100, "SGD": 100,
    "JPY": 10_000, "INR": 5_000, "HUF": 40_000, "UAH": 4_000, "CZK": 2_000, "MXN": 2_000, "ZAR": 2_000,
    "NOK": 1_000, "SEK": 1_000, "DKK": 1_000, "PLN": 500, "RON": 500, "BRL": 500, "ILS": 500,
}  # fmt: skip


@dataclass
class Counts:
    """`of[facet][value]` gigs; `skills` are (slug, name, gigs), most asked for first."""

    total: int = 0
    of: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    skills: list[tuple[str, str, int]] = field(default_factory=list)

    def get(self, facet: str, value: object) -> int:
        return self.of[facet].get(str(value), 0)


def count(wanted: Mapping[str, Any]) -> Counts:
    """All facets and the total, exactly, in one query."""
    rows, tested = search.candidates(wanted, RELEASED)
    sql, parameters = rows.query.sql_with_params()
    counts = Counts()
    with connection.cursor() as cursor:
        cursor.execute(_statement(sql, tested, wanted), parameters)
        for facet, value, label, gigs in cursor.fetchall():
            if facet == "total":
                counts.total = gigs
            elif facet == "skill" and label:
                counts.skills.append((value, label, gigs))
            counts.of[facet][value or NOT_STATED] = gigs
    counts.skills.sort(key=lambda skill: (-skill[2], skill[1]))
    return counts


def without_each(wanted: Mapping[str, Any]) -> dict[str, int]:
    """For each filter that is on, how many gigs there would be without it, most first."""
    names = [name for name, value in wanted.items() if search.is_on(value)]
    rows, tested = search.candidates(wanted, names)
    if not tested:
        return {}
    sql, parameters = rows.query.sql_with_params()
    counted = ", ".join(f"count(*) FILTER (WHERE {_passes(tested, *RELEASES.get(name, [name]))})" for name in tested)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counted} FROM ({sql}) rows", parameters)
        gigs = dict(zip(tested, cursor.fetchone(), strict=True))
    return dict(sorted(gigs.items(), key=lambda pair: -pair[1]))


def floors(currency: str) -> list[int]:
    step = STEP.get(currency, 100)
    return [step * times for times in FLOORS]


def _statement(rows: str, tested: list[str], wanted: Mapping[str, Any]) -> str:
    failed = " + ".join(f"(ok_{name} IS NOT TRUE)::int" for name in tested) or "0"
    parts = [
        f"SELECT 'total', '', '', count(*) FROM rows WHERE {_passes(tested)}",
        *(_by_column(facet, column, tested) for facet, column in COLUMNS.items()),
        *_currencies(tested),
        *_skills(tested),
        *_areas(tested),
        *_posted(tested),
        *_pay(tested, wanted.get("currency") or ""),
    ]
    return (
        f"WITH rows AS MATERIALIZED (SELECT * FROM ({rows}) r WHERE {failed} <= {_slack(tested)}) "
        + " UNION ALL ".join(parts)
    )


def _slack(tested: list[str]) -> int:
    # A facet releases one filter; that of currencies releases two, where a floor is set.
    return 2 if "pay_min" in tested else 1


def _passes(tested: list[str], *released: str) -> str:
    return " AND ".join(f"ok_{name}" for name in tested if name not in released) or "TRUE"


def _by_column(facet: str, column: str, tested: list[str]) -> str:
    return f"SELECT '{facet}', COALESCE({column}, ''), '', count(*) FROM rows WHERE {_passes(tested, facet)} GROUP BY 2"


def _currencies(tested: list[str]) -> list[str]:
    passes = _passes(tested, *RELEASES["currency"])
    return [f"SELECT 'currency', currency, '', count(*) FROM rows WHERE {passes} GROUP BY 2"]


def _skills(tested: list[str]) -> list[str]:
    passes = _passes(tested, "skill")
    return [
        "(SELECT 'skill', skill.slug, skill.name, count(*) FROM rows "
        "JOIN gigs_gigskill asked ON asked.gig_id = rows.id JOIN accounts_skill skill ON skill.id = asked.skill_id "
        f"WHERE {passes} GROUP BY 2, 3)",
        "SELECT 'skill', '', '', count(*) FROM rows "
        f"WHERE {passes} AND NOT EXISTS (SELECT FROM gigs_gigskill asked WHERE asked.gig_id = rows.id)",
    ]


def _areas(tested: list[str]) -> list[str]:
    passes = _passes(tested, "area")
    asked = "gigs_gigskill asked JOIN accounts_skill skill ON skill.id = asked.skill_id"
    return [
        # Distinct: a gig with three databases is one gig of that area.
        f"SELECT 'area', skill.\"group\", '', count(DISTINCT rows.id) FROM rows "
        f"JOIN ({asked}) ON asked.gig_id = rows.id "
        f'WHERE {passes} AND skill."group" IN ({AREA_GROUPS}) GROUP BY 2',
        f"SELECT 'area', '', '', count(*) FROM rows WHERE {passes} AND NOT EXISTS ("
        f'SELECT FROM {asked} WHERE asked.gig_id = rows.id AND skill."group" IN ({AREA_GROUPS}))',
    ]


def _posted(tested: list[str]) -> list[str]:
    passes = _passes(tested, "posted_within")
    return [
        f"SELECT 'posted_within', '{days}', '', count(*) FROM rows "
        f"WHERE {passes} AND published_at >= now() - interval '{days} days'"
        for days in DAYS
    ]


def _pay(tested: list[str], currency: str) -> list[str]:
    if not currency:
        return []
    passes = _passes(tested, "pay_min")
    reached = [
        f"SELECT 'pay_min', '{floor}', '', count(*) FROM rows WHERE {passes} AND day_max >= {floor}"
        for floor in floors(currency)
    ]
    return [*reached, f"SELECT 'pay_min', '', '', count(*) FROM rows WHERE {passes} AND day_max IS NULL"]
