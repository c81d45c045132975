"""Look-up and repair; what changes a gig's state is a verb of the gig, never this."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.admin.base import Repair
from gigs.models import Gig, GigRevision, GigSkill, SavedGig


class GigSkillInline(admin.TabularInline):
    model = GigSkill
    extra = 0
    raw_id_fields = ["skill"]
    fields = ["skill", "need", "level", "position"]


class GigRevisionInline(admin.TabularInline):
    model = GigRevision
    extra = 0
    fields = readonly_fields = ["version", "by", "at", "fields"]
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(Gig)
class GigAdmin(Repair):
    list_display = ["title", "client", "status", "hold", "published_at", "expires_at"]
    list_filter = ["status", "hold", "work_type", "pay_model", "workplace", "currency"]
    list_select_related = ["client"]
    search_fields = ["title", "public_id", "client__name"]
    search_help_text = "A title, a public id or a client's name"
    raw_id_fields = ["client", "repost_of"]
    readonly_fields = [
        *("public_id", "status", "hold", "hold_until", "version", "day_min", "day_max"),
        *("submitted_at", "published_at", "expires_at", "ended_at", "close_reason", "review_note", "source_key"),
        *("created_at", "updated_at"),
    ]
    inlines = [GigSkillInline, GigRevisionInline]

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        gig = form.instance
        rows = gig.gig_skills.select_related("skill")
        gig.set_skills([(row.skill, row.need, row.level) for row in rows], request.user)


@admin.register(SavedGig)
class SavedGigAdmin(admin.ModelAdmin):
    list_display = ["user", "gig", "at"]
    list_select_related = ["user", "gig"]
    raw_id_fields = ["user", "gig"]
    show_full_result_count = False
