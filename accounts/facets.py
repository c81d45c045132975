"""The values beside the directory, each with how many developers it gives."""

from dataclasses import dataclass

from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.forms import BoundField

from accounts.filters import UNITS, UNSAID, DeveloperFilter
from accounts.models import DeveloperSkill
from accounts.models.developer_choices import AvailabilityStatus, Domain, Specialism
from marketplace.lib.addresses import Pairs, excluding, replacing
from marketplace.lib.countries import NAMES
from marketplace.lib.languages import NAMES as LANGUAGE_NAMES
from marketplace.lib.money import amount

MOST_SKILLS, MOST_COUNTRIES, MOST_LANGUAGES = 15, 12, 10


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


def facets(found: DeveloperFilter) -> list[Facet]:
    """Exact counts; each facet keeps all other filters and releases its own. One query for all of them."""
    counted = [count(found) for count in COUNTS.values()]
    rows = list(counted[0].union(*counted[1:], all=True))
    counts: dict[str, dict[str, int]] = {name: {} for name in COUNTS}
    labels = {}
    for kind, value, label, count in rows:
        counts[kind][value] = count
        labels[value] = label
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
    names = {
        skill.slug: skill.name for key in ("skill", "skill_all", "not_skill") for skill in found.wanted.get(key, [])
    }
    return [
        (words(found, name, value, names), without(found.pairs, name, value))
        for name, value in found.pairs
        if name not in ("currency", "unit", "tz")
    ]


def without(pairs: Pairs, name: str, value: str) -> str:
    if name == "rate_max":
        return replacing(pairs, rate_max=None, currency=None, unit=None)
    if name == "overlap":
        return replacing(pairs, overlap=None, tz=None)
    return excluding(pairs, (name, value))


def loosen(found: DeveloperFilter) -> list[tuple[str, str, int]]:
    """For a search that finds nobody: each filter in words, the address without it, how many that gives."""
    return [
        (found.form.fields[name].label.lower(), dropping(found.pairs, name), count) for name, count in found.loosened
    ]


def dropping(pairs: Pairs, name: str) -> str:
    together = {"rate_max": ("rate_max", "currency", "unit", "rate_not_stated"), "overlap": ("overlap", "tz")}
    return replacing(pairs, **dict.fromkeys(together.get(name, (name,))))


def words(found: DeveloperFilter, name: str, value: str, names: dict[str, str]) -> str:
    if name == "rate_max":
        return f"At most {amount(int(value), found.wanted['currency'])} {dict(UNITS)[found.wanted.get('unit', 'day')]}"
    if name == "rate_not_stated":
        return "Also those who state no rate"
    choices = dict(getattr(found.form.fields[name], "choices", []))
    label = found.form.fields[name].label
    return f"{label}: {names.get(value) or choices.get(value) or value}"


def by_skill(found: DeveloperFilter) -> QuerySet:
    rows = DeveloperSkill.objects.filter(developer__in=found.released("skill").values("pk")).order_by()
    counted = rows.annotate(kind=kind("skill"), value=F("skill__slug"), label=F("skill__name"))
    return as_counts(counted, "-n", "value")[:MOST_SKILLS]


def by_specialism(found: DeveloperFilter) -> QuerySet:
    return by_each(found, "specialism", each("specialisms"))


def by_domain(found: DeveloperFilter) -> QuerySet:
    return by_each(found, "domain", each("domains"))


def by_language(found: DeveloperFilter) -> QuerySet:
    keys = "jsonb_object_keys(COALESCE(NULLIF(%(expressions)s, '{}'), '{\"not_stated\": 0}'))"
    counted = by_each(found, "language", Func(F("languages"), template=keys, output_field=CharField()))
    return counted.order_by("-n", "value")[:MOST_LANGUAGES]


def by_each(found: DeveloperFilter, name: str, values: Func) -> QuerySet:
    """Counts of a field of several values; a developer counts once for each."""
    return as_counts(found.released(name).annotate(kind=kind(name), value=values, label=kind("")))


def each(field: str) -> Func:
    """Every value of an array, and "not stated" where there is none."""
    values = "unnest(COALESCE(NULLIF(%(expressions)s, '{}'), '{not_stated}'))"
    return Func(F(field), template=values, output_field=CharField())


def by_country(found: DeveloperFilter) -> QuerySet:
    counted = found.released("country").annotate(kind=kind("country"), value=F("country"), label=kind(""))
    return as_counts(counted, "-n", "value")[:MOST_COUNTRIES]


def by_availability(found: DeveloperFilter) -> QuerySet:
    return as_counts(
        found.released("availability").annotate(kind=kind("availability"), value=F("free"), label=kind(""))
    )


COUNTS = {
    "skill": by_skill,
    "specialism": by_specialism,
    "country": by_country,
    "availability": by_availability,
    "domain": by_domain,
    "language": by_language,
}


def kind(text: str) -> Value:
    return Value(text, output_field=CharField())


def as_counts(rows: QuerySet, *order: str) -> QuerySet:
    counted = rows.values("kind", "value", "label").annotate(n=Count("pk")).order_by(*order)
    return counted.values_list("kind", "value", "label", "n")
