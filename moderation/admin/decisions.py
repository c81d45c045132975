from django.contrib import admin

from accounts.admin.base import LookUp, RowsInline
from moderation.models import Decision, Flag, Undo

from .about import AboutFilter


class ReversalInline(RowsInline):
    model = Decision
    fk_name = "reverses"
    verbose_name_plural = "reversed by"
    fields = readonly_fields = ["public_id", "words", "source", "by", "at"]


class FlagInline(RowsInline):
    model = Flag
    fields = readonly_fields = ["rule", "version", "effect", "field", "text", "is_confirmed"]


@admin.register(Decision)
class DecisionAdmin(LookUp):
    list_display = ["public_id", "about_title", "words", "clause", "source", "by", "at"]
    list_filter = ["source", "automated_detection", "automated_decision", AboutFilter, "clause"]
    list_select_related = ["clause", "by"]
    search_fields = ["public_id", "about_title", "reason", "case__public_id", "account__email"]
    search_help_text = "A public id of it or its case, a title, words, or whose account it is about"
    date_hierarchy = "at"
    inlines = [ReversalInline, FlagInline]


@admin.register(Undo)
class UndoAdmin(LookUp):
    list_display = ["decision", "until", "is_possible", "done_at", "by"]
    list_filter = ["is_possible", ("done_at", admin.EmptyFieldListFilter)]
    list_select_related = ["decision", "by"]
    search_fields = ["decision__public_id", "decision__about_title"]
    search_help_text = "A decision's public id or title"
    date_hierarchy = "until"
    ordering = ["-pk"]
