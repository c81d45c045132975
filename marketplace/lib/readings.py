"""What reads a parameter of a search: fields and filters that no request changes, so that one of each is enough."""

from functools import cache
from typing import Any, Self

import django_filters
from django.forms import Form


class Shared:
    """Mixed into a field or a filter, which every form and filter set would otherwise copy for each request."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class Unchanged(dict):
    """The fields or filters by their names, which is not copied for each request either."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class Reading(Shared, django_filters.Filter):
    """A filter that only reads its value; the filter set knows what it means."""

    def filter(self, queryset: Any, value: Any) -> Any:
        return queryset


class Readings(django_filters.FilterSet):
    """A filter set of readings, whose form class is built once."""

    @classmethod
    def get_filters(cls) -> Unchanged:
        return Unchanged(super().get_filters())

    def get_form_class(self) -> type[Form]:
        return form_class(type(self))


@cache
def form_class(readings: type[Readings]) -> type[Form]:
    fields = {name: reading.field for name, reading in readings.base_filters.items()}
    form = type(f"{readings.__name__}Form", (readings._meta.form,), fields)
    form.base_fields = Unchanged(form.base_fields)
    return form
