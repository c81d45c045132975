from django.contrib import admin

from accounts.admin.base import Repair
from articles.models import Article, ArticleRevision, Claim, Topic


class ClaimInline(admin.TabularInline):
    model = Claim
    extra = 0
    can_delete = False
    fields = readonly_fields = ["name", "text", "value", "source_title", "published", "expires_on"]

    def has_add_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(Repair):
    """Look-up; what an article says comes from its texts, and its state from its verbs."""

    list_display = ["title", "status", "hold", "audience", "published_at", "review_by"]
    list_filter = ["status", "hold", "audience", "topics"]
    search_fields = ["title", "slug", "deck"]
    date_hierarchy = "published_at"
    inlines = [ClaimInline]
    raw_id_fields = ["reviewed_by", "edited_by"]
    filter_horizontal = ["topics", "skills"]
    readonly_fields = [
        *("public_id", "slug", "status", "hold", "hold_until", "version", "revision", "reading_minutes"),
        *("published_at", "updated_on", "retraction_reason", "archive_reason", "source_file"),
    ]


@admin.register(ArticleRevision)
class ArticleRevisionAdmin(admin.ModelAdmin):
    list_display = ["title", "number", "by", "at"]
    list_select_related = ["by"]
    search_fields = ["title", "body"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Claim)
class ClaimAdmin(admin.ModelAdmin):
    list_display = ["text", "value", "article", "source_title", "published", "expires_on"]
    list_select_related = ["article"]
    list_filter = ["confidence", "expires_on"]
    search_fields = ["text", "value", "source_title", "fact", "article__title"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "slug", "position"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
