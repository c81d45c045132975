"""The values beside the directory, each with how many developers it gives."""

from dataclasses import dataclass

from django.forms import BoundField

from accounts.directory import Counted
from accounts.filters import UNITS, UNSAID, DeveloperFilter
from accounts.models.developer_choices import AvailabilityStatus, Domain, Specialism
from marketplace.lib.addresses import Pairs, excluding, replacing
from marketplace.lib.countries import NAMES
from marketplace.lib.languages import NAMES as LANGUAGE_NAMES
from marketplace.lib.money import amount


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    legend: str
    field: BoundField
    options: list[Option]


def facets(found: DeveloperFilter, counted: Counted) -> list[Facet]:
    """Each value with its count, under its heading; what is chosen stays even where it gives nobody."""
    counts, labels = counted.facets, counted.labels
    chosen = {name: {value for key, value in found.pairs if key == name} for name in counts}
    labels |= {skill.slug: skill.name for skill in found.wanted.get("skill", [])}
    top = dict.fromkeys([*counts["skill"], *sorted(chosen["skill"])])
    countries = dict.fromkeys([*counts["country"], *sorted(chosen["country"])])
    languages = dict.fromkeys([*counts["language"], *sorted(chosen["language"])])
    known = {
        "skill": ("Skills", [(slug, labels[slug]) for slug in top]),
        "specialism": ("Specialism", [*Specialism.choices, UNSAID]),
        "availability": ("Free", AvailabilityStatus.choices),
        "domain": ("Fields they know", [*Domain.choices, UNSAID]),
        "language": ("Language", [(code, LANGUAGE_NAMES.get(code, UNSAID[1])) for code in languages]),
        "country": ("Country", [(code, NAMES.get(code, code)) for code in countries]),
    }
    return [
        Facet(
            name,
            legend,
            found.form[name],
            [Option(value, label, counts[name].get(value, 0), value in chosen[name]) for value, label in values],
        )
        for name, (legend, values) in known.items()
    ]


def chips(found: DeveloperFilter) -> list[tuple[str, str]]:
    """What is filtered for, in words, each with the address without it."""
    return [
        (words(found, name, value), without(found.pairs, name, value))
        for name, value in found.pairs
        if name not in ("currency", "unit", "tz", "strict")
    ]


def without(pairs: Pairs, name: str, value: str) -> str:
    if name == "rate_max":
        return replacing(pairs, rate_max=None, currency=None, unit=None)
    if name == "overlap":
        return replacing(pairs, overlap=None, tz=None)
    if name == "reply_rate_min":
        return replacing(pairs, reply_rate_min=None, strict=None)
    return excluding(pairs, (name, value))


def loosen(found: DeveloperFilter) -> list[tuple[str, str, int]]:
    """For a search that finds nobody: each filter in words, the address without it, how many that gives."""
    return [
        (", ".join(words(found, *pair) for pair in found.pairs if pair[0] == name), dropping(found.pairs, name), count)
        for name, count in found.loosened
    ]


def dropping(pairs: Pairs, name: str) -> str:
    together = {
        "rate_max": ("rate_max", "currency", "unit", "rate_not_stated"),
        "overlap": ("overlap", "tz"),
        "reply_rate_min": ("reply_rate_min", "strict"),
    }
    return replacing(pairs, **dict.fromkeys(together.get(name, (name,))))


def words(found: DeveloperFilter, name: str, value: str) -> str:
    if name == "rate_max":
        return f"At most {amount(int(value), found.wanted['currency'])} {dict(UNITS)[found.wanted.get('unit', 'day')]}"
    if name == "reply_rate_min":
        return f"Answers {value} % in time or more"
    if name == "rate_not_stated":
        return "Also those who state no rate"
    choices = dict(getattr(found.form.fields[name], "choices", []))
    label = found.form.fields[name].label
    return f"{label}: {skill_names(found).get(value) or choices.get(value) or value}"


def skill_names(found: DeveloperFilter) -> dict[str, str]:
    wanted = (skill for name in ("skill", "skill_all", "not_skill") for skill in found.wanted.get(name, []))
    return {skill.slug: skill.name for skill in wanted}
