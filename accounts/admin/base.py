"""What every page of the admin here keeps to."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.models import record


class LookUp(admin.ModelAdmin):
    """Read, never written."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class Repair(admin.ModelAdmin):
    """Changed with an audit event for each change; never deleted, as decisions and the log are about it."""

    show_full_result_count = False
    list_per_page = 50

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        kind = f"{obj._meta.model_name}.repair"
        record(kind, obj, request.user, role="admin", after={"fields": sorted(form.changed_data)})


class RowsInline(admin.TabularInline):
    """Rows of something else, to look at."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
