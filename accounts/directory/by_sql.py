"""The counts of a directory of a few thousand: one statement, exact to the second."""

from django.db.models import CharField, Count, F, Func, QuerySet, Value

from accounts.filters import DeveloperFilter
from accounts.models import DeveloperSkill

from .limits import MOST, Counted


def count_by_sql(found: DeveloperFilter) -> Counted:
    """Each facet keeps all other filters and releases its own. One query for all of them."""
    first, *others = [count(found) for count in COUNTS.values()]
    counted = Counted(found.qs.count(), {name: {} for name in COUNTS}, {})
    for kind, value, label, count in first.union(*others, all=True):
        counted.facets[kind][value] = count
        counted.labels[value] = label
    return counted


def by_skill(found: DeveloperFilter) -> QuerySet:
    rows = DeveloperSkill.objects.filter(developer__in=found.released("skill").values("pk")).order_by()
    counted = rows.annotate(kind=kind("skill"), value=F("skill__slug"), label=F("skill__name"))
    return as_counts(counted, "-n", "value")[: MOST["skill"]]


def by_specialism(found: DeveloperFilter) -> QuerySet:
    return by_each(found, "specialism", each("specialisms"))


def by_domain(found: DeveloperFilter) -> QuerySet:
    return by_each(found, "domain", each("domains"))


def by_language(found: DeveloperFilter) -> QuerySet:
    keys = "jsonb_object_keys(COALESCE(NULLIF(%(expressions)s, '{}'), '{\"not_stated\": 0}'))"
    counted = by_each(found, "language", Func(F("languages"), template=keys, output_field=CharField()))
    return counted.order_by("-n", "value")[: MOST["language"]]


def by_each(found: DeveloperFilter, name: str, values: Func) -> QuerySet:
    """Counts of a field of several values; a developer counts once for each."""
    return as_counts(found.released(name).annotate(kind=kind(name), value=values, label=kind("")))


def each(field: str) -> Func:
    """Every value of an array, and "not stated" where there is none."""
    values = "unnest(COALESCE(NULLIF(%(expressions)s, '{}'), '{not_stated}'))"
    return Func(F(field), template=values, output_field=CharField())


def by_country(found: DeveloperFilter) -> QuerySet:
    counted = found.released("country").annotate(kind=kind("country"), value=F("country"), label=kind(""))
    return as_counts(counted, "-n", "value")[: MOST["country"]]


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
