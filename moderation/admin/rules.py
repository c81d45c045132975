from django.contrib import admin
from django.http import HttpRequest

from accounts.admin.base import LookUp, each
from moderation.models import Clause, DeniedHost, Flag, RuleMode

from .about import AboutFilter


@admin.register(Clause)
class ClauseAdmin(LookUp):
    list_display = ["code", "version", "short", "severity", "expiry_months", "valid_from"]
    list_filter = ["severity", "code"]
    search_fields = ["code", "short", "text", "change_note"]
    search_help_text = "A rule's code or words"


@admin.register(Flag)
class FlagAdmin(LookUp):
    list_display = [
        "rule",
        "version",
        "about_type",
        "about_id",
        "field",
        "text",
        "effect",
        "is_dry_run",
        "is_confirmed",
    ]
    list_filter = ["rule", "effect", "is_dry_run", "is_confirmed", AboutFilter]
    list_select_related = ["about_type"]
    search_fields = ["rule", "text", "decision__public_id"]
    search_help_text = "A rule, words, or a decision's public id"
    date_hierarchy = "at"
    ordering = ["-pk"]


@admin.register(DeniedHost)
class DeniedHostAdmin(LookUp):
    list_display = ["host", "why", "by", "at", "ended_at", "ended_by"]
    list_filter = [("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["by", "ended_by"]
    search_fields = ["host", "why", "by__email"]
    search_help_text = "A host, words, or who denied it"
    date_hierarchy = "at"


@admin.register(RuleMode)
class RuleModeAdmin(LookUp):
    list_display = ["rule", "is_dry_run", "by", "at"]
    list_filter = ["is_dry_run"]
    list_select_related = ["by"]
    search_fields = ["rule"]
    search_help_text = "A rule"
    actions = ["put_to_work"]

    def has_switch_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("moderation.switch_rule")

    @admin.action(description="Put back to work", permissions=["switch"])
    def put_to_work(self, request: HttpRequest, modes) -> None:
        each(request, modes, lambda mode: RuleMode.switch(mode.rule, False, request.user), "Put back to work")
