from django.contrib import admin

from accounts.models import Skill, SkillAlias

from .base import Repair


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
    inlines = [SkillAliasInline]
