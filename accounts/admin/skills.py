from django.contrib import admin
from django.http import HttpRequest

from accounts.models import Skill, SkillAlias
from accounts.models.skill_meaning import tell_meaning
from accounts.models.skill_merging import merge

from .base import Repair, each

MEANING = {"slug", "name", "replaced_by"}


class SkillAliasInline(admin.TabularInline):
    model = SkillAlias
    extra = 0


@admin.register(Skill)
class SkillAdmin(Repair):
    list_display = ["name", "slug", "group", "kind", "status", "replaced_by"]
    list_filter = ["status", "group", "kind"]
    list_select_related = ["replaced_by"]
    search_fields = ["name", "slug", "alias_rows__word"]
    search_help_text = "A name, a slug or an alias"
    raw_id_fields = ["parent", "replaced_by", "proposed_by"]
    readonly_fields = ["status", "folded_name"]
    inlines = [SkillAliasInline]
    actions = ["retire", "readmit"]

    @admin.action(description="Offer no longer", permissions=["change"])
    def retire(self, request: HttpRequest, skills) -> None:
        each(request, skills, lambda skill: skill.retire(request.user), "Retired")

    @admin.action(description="Offer again", permissions=["change"])
    def readmit(self, request: HttpRequest, skills) -> None:
        each(request, skills, lambda skill: skill.readmit(request.user), "Offered again")

    def save_model(self, request: HttpRequest, obj: Skill, form, change: bool) -> None:
        """Naming a successor merges: profiles, gigs and words go along, the address leads there."""
        successor = form.cleaned_data.get("replaced_by")
        is_merge = "replaced_by" in form.changed_data and successor
        super().save_model(request, obj, form, change)
        if is_merge:
            merge(obj, successor, request.user)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        """What names it now or did before may mean something else; a merge has said so itself."""
        skill, before = form.instance, form.instance.words
        super().save_related(request, form, formsets, change)
        after = skill.words
        moved = before ^ after
        if change and MEANING.intersection(form.changed_data):
            moved |= after | {str(form.initial[name]).casefold() for name in ("slug", "name")}
        tell_meaning(moved)
