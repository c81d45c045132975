"""A saved search read once: what a gig must have as one tsquery, and under which keys it waits for gigs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQueryField
from django.db.models import Func, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone

from gigs.alerts.rarity import cheapest
from gigs.alerts.tokens import ALL, COLUMNS, pays, reached, token
from gigs.alerts.word_keys import word_keys
from gigs.filters import SHOWING, GigFilter
from gigs.models import SavedSearch
from gigs.models.choices import NOT_STATED
from gigs.search.conditions import floor_a_day

CHOSEN = (*COLUMNS, "skill", "area")
# What the columns of a saved search say exactly; a search with anything else is read again by its filter.
KNOWN = {*CHOSEN, *(f"not_{name}" for name in CHOSEN), *SHOWING} | {
    *("q", "skill_all", "currency", "pay_min", "unit", "from_country", "strict", "closing_within", "client"),
}
COLUMNS_READ = ["keys", "rule", "floor", "closing_days", "is_exact", "read_at"]


@dataclass
class Rule:
    """`parts` must all hold; each of `keyed` is a list of keys of which every match has at least one."""

    parts: list[str] = field(default_factory=lambda: [quoted(ALL)])
    keyed: list[list[str]] = field(default_factory=lambda: [[ALL]])

    def any_of(self, name: str, values: Iterable) -> None:
        tokens = [token(name, getattr(value, "pk", value)) for value in values]
        self.parts.append(either(tokens))
        self.keyed.append(tokens)

    def none_of(self, name: str, values: Iterable) -> None:
        self.parts.append("!" + either(token(name, getattr(value, "pk", value)) for value in values))


def reading(query: str) -> GigFilter:
    return GigFilter(QueryDict(query))


def understand(search: SavedSearch) -> bool:
    """Read the query into the columns that a gig is held against; where it is unusable, stop and tell the owner."""
    asked = reading(search.query)
    search.read_at = timezone.now()
    if not asked.is_valid():
        search.save(update_fields=["read_at"])
        search.break_off(" ".join(sentence for sentences in asked.errors.values() for sentence in sentences))
        return False
    if search.broken_at:
        search.mend()
    wanted, rule = asked.wanted, rule_of(asked.wanted)
    search.floor = floor_of(wanted)
    search.closing_days = wanted["closing_within"] or None
    search.is_exact = {name for name, _ in asked.pairs} <= KNOWN
    search.keys = cheapest([*rule.keyed, *word_keys(wanted["q"])])
    search.rule = Cast(Value(" & ".join(rule.parts)), SearchQueryField())
    if wanted["q"]:
        search.rule = Func(search.rule, wanted["q"].query, function="tsquery_and")
    search.save(update_fields=COLUMNS_READ)
    return True


def rule_of(wanted: dict) -> Rule:
    rule = Rule()
    for name in CHOSEN:
        if wanted[name]:
            rule.any_of(name, wanted[name])
        if wanted[f"not_{name}"]:
            rule.none_of(name, wanted[f"not_{name}"])
    for skill in wanted["skill_all"]:
        rule.any_of("skill", [skill])
    for name in ("currency", "client"):
        if wanted[name]:
            rule.any_of(name, [wanted[name]])
    if wanted["from_country"]:
        rule.parts.append(open_to(wanted["from_country"], bool(wanted["strict"])))
        if wanted["strict"]:  # else whatever says nothing of a place fits, which is most gigs
            rule.keyed.append(ways_in(wanted["from_country"]))
    if floor := floor_of(wanted):
        # The column settles the rest: what pays so much reaches every round floor below it.
        rule.keyed.append([pays(wanted["currency"], reached(wanted["currency"], floor)[-1])])
    return rule


def floor_of(wanted: dict) -> int | None:
    """A floor asks for a gig whose day's pay is stated."""
    is_amount = isinstance(wanted["pay_min"], int)
    return floor_a_day(wanted["pay_min"], wanted["unit"] or "day") if is_amount else None


def open_to(country: str, is_strict: bool) -> str:
    """As `gigs.search` says it: remote work by its scope, work at a place by that place's country."""
    unknown = [] if is_strict else [NOT_STATED]
    afar = either(token("workplace", value) for value in ("remote", NOT_STATED))
    placed = either(token("workplace", value) for value in ("hybrid", "on_site"))
    scope = {value: quoted(token("scope", value)) for value in ("only", "except")}
    listed = quoted(token("in", country))
    anyway = either(token("scope", value) for value in ("worldwide", *unknown))
    remote = f"({anyway} | {scope['only']} & {listed} | {scope['except']} & !{listed})"
    there = either(token("country", value) for value in (country, *([""] if unknown else [])))
    return f"({afar} & {remote} | {placed} & {there})"


def ways_in(country: str) -> list[str]:
    """What `open_to` asks for where nothing unknown counts: every match has one of these."""
    return [
        *(token("scope", value) for value in ("worldwide", "except")),
        token("in", country),
        token("country", country),
    ]


def either(tokens: Iterable[str]) -> str:
    return f"({' | '.join(map(quoted, tokens))})"


def quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
