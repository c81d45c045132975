"""The filters beside the list: one panel each, with its values, their counts and its errors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from gigs import facets
from gigs.boxes import BOX, BOX_OF_ALL, CHECKED, DISABLED, box, facet, link, radio, segment, typed, wrong
from gigs.facets import Counts
from gigs.filters import DAYS, GigFilter
from gigs.models.choices import NOT_STATED
from marketplace.lib.addresses import query, replacing
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES, amount
from marketplace.lib.widgets import options

MORE = ("area", "work_type", "tax", "assessment", "agency", "on_call", "codebase", "ai")
IN_DAYS = [(days, "In the last day" if days == 1 else f"In the last {words}") for days, words in DAYS]
CLOSING = tuple((str(days), words) for days, words in DAYS)
UK = ("uk_outside", "uk_inside", "uk_undetermined")


@dataclass
class Panel:
    """The values of one filter, each as (value, label, gigs), drawn as boxes to tick, each with a small one that
    excludes it; those that nothing has cannot be ticked.
    """

    name: str
    legend: str
    values: list[tuple[str, str, int]]
    on: set[str] = field(default_factory=set)
    excluded: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    markup: str = BOX

    @property
    def inside(self) -> SafeString:
        """What was wrong, and the boxes."""
        rows = []
        for value, label, gigs in self.values:
            is_on, is_not = value in self.on, value in self.excluded
            idle = "" if gigs or is_on or is_not else DISABLED
            # The count releases what a filter asks for, not what it excludes: nought would read as if there were none.
            shown = None if is_not else gigs
            states = CHECKED if is_on else idle, CHECKED if is_not else idle
            rows.append(box(self.name, value, label, shown, *states, self.markup))
        return SafeString(wrong(self.errors) + "".join(rows))

    @property
    def radios(self) -> SafeString:
        """The same where only one can be chosen, and none is excluded."""
        states = [CHECKED if value in self.on else "" if gigs else DISABLED for value, _, gigs in self.values]
        rows = (radio(self.name, *row, state) for row, state in zip(self.values, states, strict=True))
        return SafeString(wrong(self.errors) + "".join(rows))

    @property
    def whole(self) -> SafeString:
        return SafeString(facet(self.legend, self.inside))

    @property
    def is_used(self) -> bool:
        return bool(self.on or self.excluded or self.errors)


def panels(asked: GigFilter, counts: Counts) -> dict[str, object]:
    """All of them as the page lays them out: the markup of each, and what was wrong with what it writes itself."""
    errors = defaultdict(list, {name: list(sentences) for name, sentences in asked.errors.items()})
    fields, wanted = asked.form.fields, asked.wanted

    def panel(name: str, legend: str = "", values: Iterable[tuple[object, str]] = ()) -> Panel:
        known = counts.of.get(name, {})
        rows = [(str(value), label, known.get(str(value), 0)) for value, label in values or fields[name].choices]
        on, excluded = valued(asked, name), valued(asked, f"not_{name}")
        return Panel(name, legend or asked.filters[name].label, rows, on, excluded, errors_of(errors, name))

    tax_matters = wanted["from_country"] == "GB" or any(counts.get("tax", value) for value in UK)
    more = [one for one in map(panel, MORE) if one.name != "tax" or tax_matters or one.is_used]
    skill = panel("skill", values=skill_values(asked, counts))
    skill.errors += errors_of(errors, "skill_all")
    if asked.is_of_all_skills:
        skill.on, skill.markup = valued(asked, "skill_all"), BOX_OF_ALL
    return {
        "skill": skill.inside,
        "skills": segment(ways(asked)),
        "pay": SafeString("".join(pay_links(asked, counts))),
        "pay_errors": SafeString(wrong(errors["unit"] + errors_of(errors, "currency"))),
        "model": panel("model", "Engagement").whole,
        "workplace": panel("workplace").inside,
        "level": panel("level").whole,
        "posted_within": panel("posted_within", values=IN_DAYS).radios,
        "more": SafeString("".join([one.whole for one in more])),
        "more_is_open": any(one.is_used for one in more) or asked.is_narrowed,
        "countries": options(tuple(COUNTRIES), wanted["from_country"] or ""),
        "currencies": options(tuple(CURRENCIES), wanted["currency"] or ""),
        "closing": options(CLOSING, str(wanted["closing_within"] or "")),
        "numbers": SafeString("".join(typed(*row) for row in asked.numbers)),
        "errors": errors,
    }


def skill_values(asked: GigFilter, counts: Counts) -> list[tuple[str, str]]:
    """The skills that most gigs ask for, and all that are on or excluded."""
    chosen = {skill.slug: skill.name for name in ("skill", "skill_all", "not_skill") for skill in named(asked, name)}
    names = {slug: name for slug, name, _ in counts.skills} | chosen
    return [*names.items(), (NOT_STATED, "Not stated")]


def ways(asked: GigFilter) -> list[tuple[str, str, bool]]:
    """Any or all of several skills: words, address, whether it is so."""
    slugs = {value: None for name in ("skill", "skill_all") for one, value in asked.pairs if one == name}
    is_any, is_all = not asked.wanted["skill_all"], asked.is_of_all_skills
    # No gig names a skill and none.
    if is_any and (len(slugs) < 2 or NOT_STATED in slugs):
        return []
    kept = [pair for pair in asked.shown_pairs if pair[0] not in {"skill", "skill_all"}]
    address = {name: query([*kept, *((name, slug) for slug in slugs)]) for name in ("skill", "skill_all")}
    return [("Any of these", address["skill"], is_any), ("All of these", address["skill_all"], is_all)]


def named(asked: GigFilter, name: str) -> list:
    return [skill for skill in asked.wanted[name] if skill != NOT_STATED]


def valued(asked: GigFilter, name: str) -> set[str]:
    """What the address says of this filter."""
    return {value for one, value in asked.pairs if one == name}


def pay_links(asked: GigFilter, counts: Counts) -> Iterator[str]:
    """First the currencies; once one is chosen, floors of a day's pay in it."""
    currency = asked.wanted["currency"]
    if not currency:
        for code, gigs in sorted(counts.of["currency"].items(), key=lambda pair: -pair[1]):
            yield link(replacing(asked.shown_pairs, currency=code), code, gigs)
        return
    for floor in facets.floors(currency):
        gigs = counts.get("pay_min", floor)
        # With its currency, which is no part of the address where it came along with the reader's own rate.
        href = replacing(asked.shown_pairs, currency=currency, pay_min=str(floor), unit=None) if gigs else ""
        is_on = asked.wanted["pay_min"] == floor and (asked.wanted["unit"] or "day") == "day"
        yield link(href, f"{amount(floor, currency)} a day and up", gigs, is_on)
    yield link("", "Day equivalent not stated", counts.get("pay_min", NOT_STATED))


def errors_of(errors: Mapping[str, list[str]], name: str) -> list[str]:
    return errors[name] + errors[f"not_{name}"]
