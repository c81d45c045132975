from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.models import User

from .base import Repair

ROLES = ["is_staff", "is_superuser", "groups"]


@admin.register(User)
class UserAdmin(Repair):
    """Roles are given by a superuser, and by nobody to themselves; passwords are nobody's business here.

    Accounts are closed by two people with their reasons, or erased by their owners: never here.
    """

    list_display = ["email", "name", "came_for", "is_active", "is_staff", "hold", "date_joined"]
    list_filter = ["is_active", "is_staff", "groups", "hold", "came_for", "is_demo"]
    search_fields = ["email", "name"]
    search_help_text = "An e-mail address or a name"
    ordering = ["-date_joined"]
    fields = [
        *("email", "name", "time_zone", "came_for", "is_active", *ROLES),
        *("hold", "hold_until", "is_demo", "date_joined", "last_login"),
    ]
    readonly_fields = ["is_active", "hold", "hold_until", "is_demo", "date_joined", "last_login"]
    filter_horizontal = ["groups"]
    follow = ["is_staff"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form, change: bool) -> None:
        """A role makes its holder staff, so that the second factor is asked of them; the event says so."""
        if "groups" in form.cleaned_data and form.cleaned_data["groups"].exists():
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        may_give_roles = request.user.is_superuser and obj != request.user
        return self.readonly_fields if may_give_roles else [*self.readonly_fields, *ROLES]
