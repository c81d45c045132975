from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from accounts.admin.base import LookUp, RowsInline, each
from moderation.models import Case, Decision, Report, SavedQueue
from moderation.models.report import is_evidence_whole

from .about import AboutFilter


class ReportInline(RowsInline):
    model = Report
    fields = readonly_fields = ["code", "category", "is_illegal", "sender", "outcome", "created_at", "told_at"]


class DecisionInline(RowsInline):
    model = Decision
    fields = readonly_fields = ["public_id", "words", "clause", "source", "by", "at"]


@admin.register(Case)
class CaseAdmin(LookUp):
    list_display = ["public_id", "title", "about_type", "source", "priority", "status", "assignee", "due_at"]
    list_filter = ["status", "source", "priority", AboutFilter]
    list_select_related = ["about_type", "assignee"]
    search_fields = ["public_id", "title", "reports__code"]
    search_help_text = "A public id, a title or a report's code"
    date_hierarchy = "created_at"
    inlines = [ReportInline, DecisionInline]
    actions = ["release", "weigh"]

    def has_judge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("moderation.decide_case")

    @admin.action(description="Give back to everybody", permissions=["judge"])
    def release(self, request: HttpRequest, cases) -> None:
        each(request, cases, lambda case: case.release(request.user), "Given back")

    @admin.action(description="Weigh anew by reports and flags", permissions=["judge"])
    def weigh(self, request: HttpRequest, cases) -> None:
        each(request, cases.open(), weigh_anew, "Weighed")


def weigh_anew(case: Case) -> None:
    with transaction.atomic():
        case.lock()
        case.weigh()


@admin.register(Report)
class ReportAdmin(LookUp):
    list_display = ["code", "about_title", "category", "is_illegal", "sender", "outcome", "created_at"]
    list_filter = ["outcome", "is_illegal", AboutFilter, "category"]
    list_select_related = ["reporter"]
    search_fields = ["code", "about_title", "email", "name", "explanation", "reporter__email"]
    search_help_text = "A code, a title, words, or who reported"
    date_hierarchy = "created_at"
    readonly_fields = ["is_whole"]

    @admin.display(description="Evidence is as it was kept", boolean=True)
    def is_whole(self, report: Report) -> bool:
        return is_evidence_whole(report)


@admin.register(SavedQueue)
class SavedQueueAdmin(LookUp):
    list_display = ["name", "user", "query"]
    list_select_related = ["user"]
    search_fields = ["name", "user__email"]
    search_help_text = "A name or a moderator's e-mail address"
