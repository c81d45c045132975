"""Hiring, to look up: who with whom, in which state, since when. What two sides wrote to each other is not shown."""

from django.contrib import admin

from accounts.admin.base import LookUp, RowsInline
from gigs.models import Agreement, AgreementEvent, Invitation, Proposal, Question, Review


@admin.register(Proposal)
class ProposalAdmin(LookUp):
    list_display = ["public_id", "gig", "developer", "status", "turn", "reply_due_at", "submitted_at"]
    list_filter = ["status", "turn", "decline_reason"]
    list_select_related = ["gig", "developer__user"]
    search_fields = ["public_id", "gig__title", "developer__handle"]
    search_help_text = "A public id, a gig's title or a developer's handle"
    date_hierarchy = "created_at"
    ordering = ["-pk"]
    fields = [
        *("public_id", "gig", "developer", "status", "hold", "version", "turn", "reply_due_at", "first_due_at"),
        *("submitted_at", "viewed_at", "answered_at", "revealed_at", "ended_at", "decline_reason", "similarity"),
    ]


class AgreementEventInline(RowsInline):
    model = AgreementEvent
    fields = readonly_fields = ["at", "kind", "side", "on", "invoice"]


@admin.register(Agreement)
class AgreementAdmin(LookUp):
    list_display = ["public_id", "gig", "status", "accepted_at", "ended_at"]
    list_filter = ["status"]
    list_select_related = ["proposal__gig", "proposal__developer__user"]
    search_fields = ["public_id", "proposal__gig__title", "proposal__developer__handle"]
    search_help_text = "A public id, a gig's title or a developer's handle"
    ordering = ["-pk"]
    fields = ["public_id", "proposal", "status", "hold", "version", "accepted_at", "ended_at", "created_at"]
    inlines = [AgreementEventInline]


@admin.register(Review)
class ReviewAdmin(LookUp):
    list_display = ["public_id", "agreement", "side", "again", "status", "hold", "published_at"]
    list_filter = ["status", "side", "again", "hold"]
    list_select_related = ["agreement__proposal__gig", "agreement__proposal__developer__user"]
    search_fields = ["public_id"]
    search_help_text = "A public id"
    ordering = ["-pk"]
    # Sealed means sealed, for staff too: the words are read where they are judged, once they are public.
    exclude = ["text", "reply", "first", "second", "third", "fourth"]


@admin.register(Question)
class QuestionAdmin(LookUp):
    list_display = ["public_id", "gig", "status", "hold", "created_at", "answered_at"]
    list_filter = ["status", "hold"]
    list_select_related = ["gig"]
    search_fields = ["public_id", "gig__title", "text"]
    search_help_text = "A public id, a gig's title or words of the question"
    ordering = ["-pk"]


@admin.register(Invitation)
class InvitationAdmin(LookUp):
    list_display = ["public_id", "gig", "developer", "status", "created_at", "answered_at"]
    list_filter = ["status", "decline_reason"]
    list_select_related = ["gig", "developer__user"]
    search_fields = ["public_id", "gig__title", "developer__handle"]
    search_help_text = "A public id, a gig's title or a developer's handle"
    ordering = ["-pk"]
    exclude = ["note"]
