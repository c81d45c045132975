from django.contrib import admin

from accounts.models import Client, ClientMember

from .base import Repair


class ClientMemberInline(admin.TabularInline):
    model = ClientMember
    extra = 0
    raw_id_fields = ["user"]
    fields = ["user", "role", "since"]
    readonly_fields = ["since"]


@admin.register(Client)
class ClientAdmin(Repair):
    list_display = ["name", "slug", "kind", "country", "status", "verified", "hold", "created_at"]
    list_filter = ["status", "hold", "kind", "verified"]
    search_fields = ["name", "slug", "public_id", "people__email"]
    search_help_text = "A name, a slug, a public id or a member's e-mail address"
    fields = [
        *("public_id", "name", "slug", "kind", "country", "website", "about", "size_band"),
        *("verified", "status", "hold", "hold_until", "version", "created_at", "updated_at"),
    ]
    readonly_fields = [
        *("public_id", "slug", "verified", "status", "hold", "hold_until", "version", "created_at", "updated_at"),
    ]
    inlines = [ClientMemberInline]
