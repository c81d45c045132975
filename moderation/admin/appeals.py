from django.contrib import admin

from accounts.admin.base import LookUp, RowsInline
from moderation.models import Appeal, AppealMessage, Closure


class AppealMessageInline(RowsInline):
    model = AppealMessage
    fields = readonly_fields = ["at", "by", "is_staff", "text"]


@admin.register(Appeal)
class AppealAdmin(LookUp):
    list_display = ["public_id", "decision", "by", "status", "outcome", "decided_by", "staff_mode", "due_at"]
    list_filter = ["status", "outcome", "staff_mode"]
    list_select_related = ["decision", "by", "decided_by"]
    search_fields = ["public_id", "decision__public_id", "decision__about_title", "text", "answer", "by__email"]
    search_help_text = "A public id, a title, words, or who appealed"
    date_hierarchy = "created_at"
    inlines = [AppealMessageInline]


@admin.register(Closure)
class ClosureAdmin(LookUp):
    list_display = ["public_id", "account", "clause", "status", "proposed_by", "decided_by", "staff_mode", "created_at"]
    list_filter = ["status", "staff_mode"]
    list_select_related = ["account", "clause", "proposed_by", "decided_by"]
    search_fields = ["public_id", "account__email", "facts", "reason"]
    search_help_text = "A public id, an e-mail address or words"
    date_hierarchy = "created_at"
