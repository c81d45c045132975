"""What every page of the admin here keeps to."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.models import AuditEvent, StaleError, StateError, apart, record

MOST_EVENTS = 200


class Historied(admin.ModelAdmin):
    """Its history is what the audit says of it, whoever did it and wherever."""

    show_full_result_count = False
    list_per_page = 50

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        about = self.get_object(request, unquote(object_id))
        if about is None:
            raise Http404
        if not self.has_view_permission(request, about):
            raise PermissionDenied
        events = AuditEvent.objects.of(about).select_related("actor").order_by("-pk")[:MOST_EVENTS]
        context = {"title": f"History of {about}", "object": about, "opts": self.opts, "events": events}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/history.html", self.admin_site.each_context(request) | context)


class LookUp(Historied):
    """Read, never written."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class Repair(Historied):
    """Changed with an audit event for each change; never deleted, as decisions and the log are about it.

    `follow` names fields that change with others, so that the event says what is kept of them.
    """

    follow: Sequence[str] = ()

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        names = sorted({*form.changed_data, *(name for name in self.follow if name in form.fields)})
        before = {name: as_told(form.initial.get(name)) for name in names}
        after = {name: as_told(kept(obj, name, form)) for name in names}
        told = [name for name in names if before[name] != after[name]]
        if told:
            before, after = [{name: said[name] for name in told} for said in (before, after)]
            self.tell(request, obj, before, after)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        """What was written of the rows beside it is told as well: who acts for a client, the words of a skill."""
        changed = [formset for formset in formsets if formset.has_changed()]
        before = {formset.prefix: rows_of(formset) for formset in changed}
        super().save_related(request, form, formsets, change)
        after = {formset.prefix: rows_of(formset) for formset in changed}
        if before != after:
            self.tell(request, form.instance, before, after)

    def tell(self, request: HttpRequest, obj: models.Model, before: dict, after: dict) -> None:
        record(f"{obj._meta.model_name}.repair", obj, request.user, role="admin", before=before, after=after)


def rows_of(formset: BaseInlineFormSet) -> list[str]:
    """As the database has them; the rows of the forms hold what was typed already."""
    rows = formset.model._base_manager.filter(**{formset.fk.name: formset.instance})
    return [str(row) for row in rows.order_by("pk")]


def kept(obj: models.Model, name: str, form) -> Any:
    """What the row holds, which may be other than what was typed; rows beside it are written right afterwards."""
    return form.cleaned_data[name] if obj._meta.get_field(name).many_to_many else getattr(obj, name)


def as_told(value: Any) -> Any:
    """A form's value as the audit keeps it: words apart, so that they can be erased; rows by what they are called."""
    if isinstance(value, list | tuple | models.QuerySet):
        return [str(one) for one in value]
    return apart(value) if isinstance(value, str) else value if isinstance(value, bool | int | None) else str(value)


class RowsInline(admin.TabularInline):
    """Rows of something else, to look at."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def each(request: HttpRequest, rows: Iterable[models.Model], verb: Callable[[Any], Any], done: str) -> None:
    """Call a verb of the model on every chosen row; what it refuses is said, and the others go on."""
    count = 0
    for row in rows:
        try:
            verb(row)
        except (StateError, StaleError, PermissionDenied, ValueError) as problem:
            messages.error(request, f"{row}: {problem}")
        else:
            count += 1
    if count:
        messages.success(request, f"{done}: {count}.")
