from django.contrib import admin

from accounts.models import Pause

from .base import LookUp


@admin.register(Pause)
class PauseAdmin(LookUp):
    """Ended by an appeal or by its day; a repair that ends it would be a decision without reasons."""

    list_display = ["user", "kind", "since", "until", "ended_at", "reasons"]
    list_filter = ["kind", ("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["user__email", "reasons"]
    search_help_text = "An e-mail address, or the address of a decision"
    date_hierarchy = "since"
