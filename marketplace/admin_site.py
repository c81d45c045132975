"""The admin: signs in through allauth, and shows nobody's secrets."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.admin.base import LookUp
from accounts.models import record


def prepare(site: admin.AdminSite) -> None:
    """Find what the apps register and make it safe; called once, before the addresses are made."""
    admin.autodiscover()
    # So that the limits and the second factor hold there too.
    site.login = secure_admin_login(site.login)
    site.has_permission = has_permission
    ours = [(Authenticator, AuthenticatorAdmin), (UserSession, UserSessionAdmin), (Group, RoleAdmin)]
    for model, shown in ours:
        site.unregister(model)
        site.register(model, shown)


def has_permission(request: HttpRequest) -> bool:
    """Staff whose account nothing holds: a suspended or closed one has no role, and signing in again gives it none."""
    user = request.user
    if user.is_authenticated and user.is_restricted:
        raise PermissionDenied
    return user.is_active and user.is_staff


class AuthenticatorAdmin(LookUp):
    """A lost second factor is deleted, so that its owner sets up another; its secret is shown to nobody."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    search_fields = ["user__email"]
    search_help_text = "An e-mail address"
    exclude = ["data"]

    def has_delete_permission(self, request: HttpRequest, obj: Authenticator | None = None) -> bool:
        is_own = obj is not None and obj.user_id == request.user.pk
        return request.user.is_superuser and not is_own

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        record("user.reset_second_factor", obj.user, request.user, before={"type": obj.type})
        super().delete_model(request, obj)

    def get_actions(self, request: HttpRequest) -> dict:
        return {}  # one by one, so that each is asked about and recorded


class UserSessionAdmin(LookUp):
    list_display = ["user", "created_at", "last_seen_at", "user_agent"]
    list_select_related = ["user"]
    search_fields = ["user__email"]
    search_help_text = "An e-mail address"
    exclude = ["session_key", "ip", "data"]


class RoleAdmin(LookUp):
    """What the four roles may is part of the program, and changes with it; who has one is told at the account."""

    list_display = ["name"]
    search_fields = ["name"]
    search_help_text = "A role"
    fields = ["name", "permissions"]
