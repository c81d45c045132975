"""Look-up only: what carries a state is changed by its verbs."""

from django.contrib import admin

from .models import Appeal, Case, Clause, Decision, Report


class LookUp(admin.ModelAdmin):
    show_full_result_count = False

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Case)
class CaseAdmin(LookUp):
    list_display = ["public_id", "title", "about_type", "source", "priority", "status", "assignee", "due_at"]
    list_filter = ["status", "source", "priority", "about_type"]
    list_select_related = ["about_type", "assignee"]
    search_fields = ["public_id", "title"]
    date_hierarchy = "created_at"


@admin.register(Decision)
class DecisionAdmin(LookUp):
    list_display = ["public_id", "about_title", "words", "clause", "source", "by", "at"]
    list_filter = ["source", "automated_decision", "clause"]
    list_select_related = ["clause", "by"]
    search_fields = ["public_id", "about_title", "reason", "case__public_id"]
    date_hierarchy = "at"


@admin.register(Report)
class ReportAdmin(LookUp):
    list_display = ["code", "about_title", "category", "is_illegal", "sender", "outcome", "created_at"]
    list_filter = ["outcome", "category", "is_illegal"]
    list_select_related = ["reporter"]
    search_fields = ["code", "about_title", "email", "name", "explanation"]
    date_hierarchy = "created_at"


@admin.register(Appeal)
class AppealAdmin(LookUp):
    list_display = ["public_id", "decision", "by", "status", "outcome", "decided_by", "staff_mode", "due_at"]
    list_filter = ["status", "outcome", "staff_mode"]
    list_select_related = ["decision", "by", "decided_by"]
    search_fields = ["public_id", "decision__public_id", "decision__about_title", "text", "answer"]
    date_hierarchy = "created_at"


@admin.register(Clause)
class ClauseAdmin(LookUp):
    list_display = ["code", "version", "short", "severity", "expiry_months", "valid_from"]
    list_filter = ["severity"]
    search_fields = ["code", "short", "text"]
