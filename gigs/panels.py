"""The filters beside the list: one panel each, with its values, their counts and its errors."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from gigs import facets
from gigs.boxes import box, facet, link, radio, typed
from gigs.facets import Counts
from gigs.filters import DAYS, GigFilter
from gigs.models.choices import NOT_STATED
from marketplace.lib.addresses import replacing
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES, amount
from marketplace.lib.widgets import options

LEGENDS = {"model": "Engagement", "workplace": "Where", "posted_within": "Posted"}
OPEN = ("model", "workplace", "level", "posted_within")
MORE = ("area", "work_type", "tax", "assessment", "agency", "on_call", "codebase", "ai")
IN_DAYS = [(days, "In the last day" if days == 1 else f"In the last {words}") for days, words in DAYS]
CLOSING = tuple((str(days), words) for days, words in DAYS)
UK = ("uk_outside", "uk_inside", "uk_undetermined")


CHECKED, DISABLED = " checked", " disabled"


@dataclass
class Value:
    """One value: a box to tick, and a small one that excludes it; then it has no figure."""

    value: str
    label: str
    gigs: int | None
    is_on: bool = False
    is_not: bool = False

    @property
    def state(self) -> str:
        return CHECKED if self.is_on else DISABLED if self.is_empty else ""

    @property
    def state_of_not(self) -> str:
        return CHECKED if self.is_not else DISABLED if self.is_empty else ""

    @property
    def is_empty(self) -> bool:
        return not (self.gigs or self.is_on or self.is_not)


@dataclass
class Link:
    """One value of a filter that has its control elsewhere."""

    label: str
    gigs: int
    href: str = ""
    is_on: bool = False


@dataclass
class Panel:
    name: str
    legend: str
    values: list
    errors: list[str] = field(default_factory=list)

    @property
    def boxes(self) -> SafeString:
        rows = (box(self.name, one.value, one.label, one.gigs, one.state, one.state_of_not) for one in self.values)
        return mark_safe("".join(rows))  # noqa: S308 - escaped by `box`

    @property
    def radios(self) -> SafeString:
        rows = (radio(self.name, one.value, one.label, one.gigs, one.state) for one in self.values)
        return mark_safe("".join(rows))  # noqa: S308 - escaped by `radio`

    @property
    def links(self) -> SafeString:
        rows = (link(one.href, one.label, one.gigs, one.is_on) for one in self.values)
        return mark_safe("".join(rows))  # noqa: S308 - escaped by `link`

    @property
    def markup(self) -> str:
        return facet(self.legend, self.errors, self.boxes)

    @property
    def is_on(self) -> bool:
        return bool(self.errors) or any(value.is_on or value.is_not for value in self.values)


@dataclass
class Panels:
    """All of them, as the page lays them out."""

    skill: Panel
    pay: Panel
    open: list[Panel]
    more: list[Panel]
    countries: SafeString
    currencies: SafeString
    closing: SafeString
    numbers: SafeString
    errors: dict[str, list[str]]

    @property
    def more_boxes(self) -> SafeString:
        return mark_safe("".join(panel.markup for panel in self.more))  # noqa: S308 - escaped by `facet` and `box`

    @property
    def more_is_open(self) -> bool:
        return any(panel.is_on for panel in self.more)


def panels(asked: GigFilter, counts: Counts) -> Panels:
    errors = {name: list(sentences) for name, sentences in asked.errors.items()}
    tax_matters = asked.wanted["from_country"] == "GB" or any(counts.get("tax", value) for value in UK)
    more = [choice_panel(asked, counts, name) for name in MORE]
    return Panels(
        skill=Panel("skill", "Skill", list(skill_values(asked, counts)), errors_of(asked, "skill", "skill_all")),
        pay=Panel("pay", "Pay", list(pay_links(asked, counts)), errors_of(asked, "currency")),
        open=[choice_panel(asked, counts, name) for name in OPEN],
        more=[panel for panel in more if panel.name != "tax" or tax_matters or panel.is_on],
        countries=options(tuple(COUNTRIES), asked.wanted["from_country"] or ""),
        currencies=options(tuple(CURRENCIES), asked.wanted["currency"] or ""),
        closing=options(CLOSING, str(asked.wanted["closing_within"] or "")),
        numbers=mark_safe("".join(typed(*row) for row in asked.numbers)),  # noqa: S308 - escaped by `typed`
        errors=errors,
    )


def choice_panel(asked: GigFilter, counts: Counts, name: str) -> Panel:
    label = LEGENDS.get(name, asked.filters[name].label)
    values = IN_DAYS if name == "posted_within" else asked.form.fields[name].choices
    rows = [value_of(asked, counts, name, str(value), words) for value, words in values]
    return Panel(name, label, rows, errors_of(asked, name))


def value_of(asked: GigFilter, counts: Counts, name: str, value: str, label: str) -> Value:
    is_on, is_not = marks(asked, name, value)
    # The count releases what a filter asks for, not what it excludes: nought would read as if there were none.
    return Value(value, label, None if is_not else counts.get(name, value), is_on, is_not)


def skill_values(asked: GigFilter, counts: Counts) -> Iterator[Value]:
    """The skills that most gigs ask for, and all that are on or excluded."""
    chosen = {skill.slug: skill.name for name in ("skill", "not_skill") for skill in named(asked, name)}
    names = {slug: name for slug, name, _ in counts.skills} | chosen
    for slug, name in names.items():
        yield value_of(asked, counts, "skill", slug, name)
    yield value_of(asked, counts, "skill", NOT_STATED, "Not stated")


def named(asked: GigFilter, name: str) -> list:
    return [skill for skill in asked.wanted[name] if skill != NOT_STATED]


def marks(asked: GigFilter, name: str, value: str) -> tuple[bool, bool]:
    return (name, value) in asked.pairs, (f"not_{name}", value) in asked.pairs


def pay_links(asked: GigFilter, counts: Counts) -> Iterator[Link]:
    """First the currencies; once one is chosen, floors of a day's pay in it."""
    currency = asked.wanted["currency"]
    if not currency:
        for code, gigs in sorted(counts.of["currency"].items(), key=lambda pair: -pair[1]):
            yield Link(code, gigs, replacing(asked.shown_pairs, currency=code))
        return
    now = facets.floors(currency)
    for floor in now:
        gigs = counts.get("pay_min", floor)
        href = replacing(asked.shown_pairs, pay_min=str(floor), unit=None) if gigs else ""
        is_on = asked.wanted["pay_min"] == floor and (asked.wanted["unit"] or "day") == "day"
        yield Link(f"{amount(floor, currency)} a day and up", gigs, href, is_on)
    yield Link("Day equivalent not stated", counts.get("pay_min", NOT_STATED))


def errors_of(asked: GigFilter, *names: str) -> list[str]:
    both = [twin for name in names for twin in (name, f"not_{name}")]
    return [sentence for name in both for sentence in asked.errors.get(name, [])]
