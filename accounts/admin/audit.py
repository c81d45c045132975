from django.contrib import admin

from accounts.models import AuditEvent, AuditSeal, Notification

from .base import LookUp


@admin.register(AuditEvent)
class AuditEventAdmin(LookUp):
    list_display = ["at", "action", "actor", "role", "about_type", "about_id", "case"]
    list_filter = ["role", "about_type"]
    list_select_related = ["actor", "about_type"]
    search_fields = ["action", "actor__email", "request_id", "case"]
    search_help_text = "An action, an e-mail address, a request's id or a case's"
    date_hierarchy = "at"
    ordering = ["-pk"]


@admin.register(AuditSeal)
class AuditSealAdmin(LookUp):
    list_display = ["first", "last", "count", "at", "hash"]
    search_fields = ["hash", "previous"]
    search_help_text = "A hash"
    date_hierarchy = "at"
    ordering = ["-last"]


@admin.register(Notification)
class NotificationAdmin(LookUp):
    list_display = ["created_at", "user", "kind", "title", "read_at", "mailed_at"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    search_fields = ["user__email", "title"]
    date_hierarchy = "created_at"
    ordering = ["-pk"]
