from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.forms.profile_steps import StepForm
from accounts.models import CaseStudy, Developer, DeveloperRevision, DeveloperSkill, Experience

from .base import Repair, RowsInline, each


class DeveloperSkillInline(RowsInline):
    model = DeveloperSkill
    fields = ["skill", "level", "years", "last_used", "is_major", "position"]


class CaseStudyInline(RowsInline):
    model = CaseStudy
    fields = ["title", "confidentiality", "period", "position"]


class ExperienceInline(RowsInline):
    model = Experience
    fields = ["role", "organisation", "start", "end", "kind"]


class DeveloperRevisionInline(RowsInline):
    model = DeveloperRevision
    fields = readonly_fields = ["version", "by", "at", "fields"]


class RepairForm(StepForm):
    kept_when_offered = ("headline", "country")


@admin.register(Developer)
class DeveloperAdmin(Repair):
    """Rates are left out: a hidden one is shown to nobody but its owner, staff included."""

    form = RepairForm
    list_display = ["handle", "name", "status", "hold", "visibility", "country", "published_at"]
    list_filter = ["status", "hold", "visibility", "availability", "indexable"]
    search_fields = ["handle", "name", "public_id", "user__email"]
    search_help_text = "A handle, a name, a public id or an e-mail address"
    fields = [
        *("public_id", "user", "handle", "name", "headline", "about", "country", "region", "city", "time_zone"),
        *("visibility", "indexable", "messages_from", "status", "hold", "hold_until", "version"),
        *("submitted_at", "published_at", "confirmed_at", "review_note", "created_at", "updated_at"),
    ]
    readonly_fields = [
        *("public_id", "user", "handle", "status", "hold", "hold_until", "version"),
        *("submitted_at", "published_at", "confirmed_at", "review_note", "created_at", "updated_at"),
    ]
    inlines = [DeveloperSkillInline, CaseStudyInline, ExperienceInline, DeveloperRevisionInline]
    actions = ["write_skill_words"]

    @admin.action(description="Write the search's words of its skills anew", permissions=["change"])
    def write_skill_words(self, request: HttpRequest, developers) -> None:
        each(request, developers, Developer.write_skill_words, "Written anew")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form, change: bool) -> None:
        obj.edit(request.user, form.changed_data)
