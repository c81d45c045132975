"""The admin's filter by what something is about: the kinds that can be judged, not every table there is."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest

from moderation.models.subject import KINDS


class AboutFilter(admin.SimpleListFilter):
    title = "what it is about"
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(label, kind.noun) for label, kind in KINDS.items()]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        if self.value() not in KINDS:
            return rows
        return rows.filter(about_type=ContentType.objects.get_by_natural_key(*self.value().split(".")))
