"""A search in words: its chips, its title, and the words of its text that name a filter."""

from collections import defaultdict
from collections.abc import Iterable

from accounts.models import AREAS, Skill
from gigs.facets import Counts
from gigs.filter_fields import MINE
from gigs.filters import UNITS, GigFilter
from gigs.models import choices
from gigs.models.choices import NOT_STATED
from gigs.search import LENIENT, Typed
from marketplace.lib.addresses import Pairs, including, query
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import amount

COUNTRY_NAMES = dict(COUNTRIES)
IN_TITLE = 3
# These change what another filter asks, so they say nothing of a gig.
PARTS = {"unit", "strict", "tz"}
# Without any of these they mean nothing. In this order: the floor leaves with its currency, and its unit with it.
NEEDS = {"pay_min": {"currency"}, "unit": {"pay_min"}, "tz": {"overlap"}, "strict": set(LENIENT)}
NUMBERS = {
    "weeks_max": "At most {} week{}",
    "hours_max": "At most {} h a week",
    "payment_days_max": "Paid within {} day{}",
    "proposals_max": "At most {} proposal{}",
    "reply_rate_min": "Answers {} % in time or more",
}
NAMES_A_FILTER = {
    value.label.casefold(): (name, value.value)
    for name, values in [
        ("work_type", choices.WorkType),
        ("workplace", choices.Workplace),
        ("area", AREAS),
    ]
    for value in values
    if value not in {NOT_STATED, "other", "feature"}
} | {
    "hourly": ("model", "hour"),
    "day rate": ("model", "day"),
    "fixed price": ("model", "fixed"),
    "onsite": ("workplace", "on_site"),
    "outside ir35": ("tax", "uk_outside"),
    "inside ir35": ("tax", "uk_inside"),
    "no agency": ("agency", "no"),
    "no test": ("assessment", "none"),
    "no on call": ("on_call", "none"),
    "junior": ("level", "1"),
    "senior": ("level", "3"),
    "expert": ("level", "4"),
}
# As they are looked up: hyphens and blanks are one.
BY_WORDS = {label.replace("-", " "): pair for label, pair in NAMES_A_FILTER.items()}


def chips(asked: GigFilter) -> list[tuple[str, str]]:
    """What is on: words, and the address without it; of several values of one filter, how they stand together."""
    shown, before = [], ""
    for name, value in on(asked):
        between = f"{joining(name)} " if name == before and joining(name) else ""
        shown.append((between + words(asked, name, value), without(asked, (name, value))))
        before = name
    return shown


def on(asked: GigFilter) -> Pairs:
    """What is on and asks something: `strict` where it leaves out what does not say, the reader's own rate last."""
    is_strict = any(name in LENIENT for name, _ in asked.pairs)
    by_themselves = [pair for pair in asked.pairs if pair[0] not in PARTS or (pair[0] == "strict" and is_strict)]
    return [*by_themselves, *([("pay_min", MINE)] if asked.has_own_floor else [])]


def joining(name: str) -> str:
    """What stands between several values of one filter; what is excluded stands by itself."""
    if name.startswith("not_"):
        return ""
    return "and" if name == "skill_all" else "or"


def without(asked: GigFilter, *gone: tuple[str, str]) -> str:
    """The address of the search without these, and without what meant something beside them alone."""
    kept, were = [pair for pair in asked.shown_pairs if pair not in gone], {name for name, _ in asked.shown_pairs}
    for name, needed in NEEDS.items():
        if needed & were and not needed & {one for one, _ in kept}:
            kept = [pair for pair in kept if pair[0] != name]
    return query(in_order(kept))


def in_order(pairs: Pairs) -> Pairs:
    """The same, without the order that only words have where there are none."""
    has_words = any(name == "q" for name, _ in pairs)
    return pairs if has_words else [pair for pair in pairs if pair != ("sort", "relevance")]


def title(asked: GigFilter) -> str:
    """ "for Python or Go, Remote": what the list is of, where that fits a heading; else how many chips it has."""
    pairs = on(asked)
    has_floor = any(name == "pay_min" for name, _ in pairs)
    # A floor says its currency.
    said = [pair for pair in pairs if pair[0] != "currency" or not has_floor]
    if len(said) > IN_TITLE:
        return f"with {len(pairs)} filters"
    return f"for {together(asked, said)}" if said else ""


def together(asked: GigFilter, pairs: Pairs) -> str:
    """These in one sentence: "Python or Go, Remote"."""
    parts = defaultdict(list)
    for name, value in pairs:
        parts[name].append(words(asked, name, value))
    return ", ".join((f" {joining(name)} " if joining(name) else ", ").join(these) for name, these in parts.items())


def heading(counts: Counts, title: str, shown: int | None = None) -> str:
    """ "1,234 gigs for Python": how many, and of what; where fewer are `shown` than pass the filters, of how many."""
    gigs = f"{counts.total:,} gig{'' if counts.total == 1 else 's'}" if counts.total else "No gigs"
    if counts.is_at_least:
        gigs = f"{counts.total:,} or more gigs"
    if shown is not None and shown < counts.total:
        gigs = f"{shown or 'None'} of {gigs}"
    return f"{gigs} {title}".rstrip()


def words(asked: GigFilter, name: str, value: str) -> str:
    if name == "q":
        return f"“{value.strip()}”"
    if name == "pay_min":
        unit = dict(UNITS)[asked.wanted["unit"] or "day"]
        floor = f"{amount(asked.wanted['pay_min'], asked.wanted['currency'])} {unit} and up"
        return f"What you ask: {floor}" if value == MINE else floor
    if name == "from_country":
        return f"Working from {COUNTRY_NAMES[value]}"
    if name == "strict":
        return asked.filters[name].label
    if name == "posted_within":
        return f"Posted in {days(value)}"
    if name == "closing_within":
        return f"Closing in {days(value)}"
    if name == "client":
        return f"Client {value}"
    if name in NUMBERS:
        return NUMBERS[name].format(value, "" if value == "1" else "s")
    if name == "overlap":
        return f"{value} h together with {asked.wanted['tz'].replace('_', ' ')}"
    if name == "start_before":
        return f"Starts by {asked.wanted[name].day} {asked.wanted[name]:%B %Y}"
    excluded = name.removeprefix("not_")
    said = value_words(asked, excluded, value)
    return f"Not: {said}" if excluded != name else said


def value_words(asked: GigFilter, name: str, value: str) -> str:
    if value == NOT_STATED:
        return f"{asked.filters[name].label} not stated"
    if name in {"skill", "skill_all"}:
        return skill_name(asked, value)
    choices_of = dict(asked.form.fields[name].choices)
    return f"Level {choices_of[value].lower()}" if name == "level" else choices_of.get(value, value)


def skill_name(asked: GigFilter, slug: str) -> str:
    known: Iterable[Skill] = (
        skill
        for name in ("skill", "skill_all", "not_skill")
        for skill in asked.wanted[name]
        if isinstance(skill, Skill)
    )
    return next((skill.name for skill in known if skill.slug == slug), slug)


def days(value: str) -> str:
    return "the last day" if value == "1" else f"{value} days"


def suggestions(asked: GigFilter) -> list[tuple[str, str]]:
    """Words of the text that name a skill or a filter: what they would be, and the address with it instead."""
    typed = asked.wanted["q"]
    kept = [pair for pair in asked.shown_pairs if pair[0] != "q"]
    if typed.has_alternatives:
        return any_of(asked, typed, kept)
    used, offered = set(), {}
    for places, run in typed.runs:
        pair, label = named_by(asked, " ".join(run).casefold())
        if pair and not is_asked(asked, pair) and used.isdisjoint(places):
            used.update(places)
            offered.setdefault(pair, (label, instead(kept, typed, run, pair)))
    return list(offered.values())


def is_asked(asked: GigFilter, pair: tuple[str, str]) -> bool:
    return pair in asked.pairs or (pair[0] == "skill" and ("skill_all", pair[1]) in asked.pairs)


def any_of(asked: GigFilter, typed: Typed, kept: Pairs) -> list[tuple[str, str]]:
    """Skills with `or` between them, as any of these; what stands beside others would be asked of all alternatives."""
    known = asked.form.skill_names
    skills = {skill.slug: skill.name for part in typed.alternatives if (skill := known.get(part.casefold()))}
    is_all = typed.alternatives and all(part.casefold() in known for part in typed.alternatives)
    if not is_all or any(name == "skill" for name, _ in kept):
        return []
    pairs = [("skill", slug) for slug in skills]
    return [(f"skill: {' or '.join(skills.values())}", including(in_order(agreeing(kept, *pairs)), *pairs))]


def instead(kept: Pairs, typed: Typed, run: list[str], pair: tuple[str, str]) -> str:
    """The query of what is on besides the text, with a filter in the place of some of its words."""
    rest, kept = typed.without(run), agreeing(kept, pair)
    return including(in_order([*kept, ("q", rest)]) if rest else in_order(kept), pair)


def agreeing(kept: Pairs, *pairs: tuple[str, str]) -> Pairs:
    """Without what asks for the opposite of these: with both there would be nothing."""
    opposite = {(f"not_{name.removesuffix('_all')}", value) for name, value in pairs}
    return [pair for pair in kept if pair not in opposite]


def of_skills(pairs: Pairs) -> str:
    """The filter that a further skill belongs to. Beside skills that a gig must all ask for it is one of them: words
    that stand together are all to be there.
    """
    names = {name for name, _ in pairs}
    return "skill_all" if "skill_all" in names and "skill" not in names else "skill"


def named_by(asked: GigFilter, run: str) -> tuple[tuple[str, str] | None, str]:
    skill = asked.form.skill_names.get(run)
    if skill:
        return (of_skills(asked.pairs), skill.slug), f"skill: {skill.name}"
    pair = BY_WORDS.get(run.replace("-", " "))
    return pair, f"{asked.filters[pair[0]].label.lower()}: {run}" if pair else ""
