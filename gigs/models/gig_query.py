"""Which gigs there are, and for whom: the one vocabulary that every surface uses."""

from datetime import timedelta
from functools import cache
from typing import Self

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from accounts.models import Client, ClientMember, HideableQuerySet, is_reachable, is_unheld

LIVE = ["open", "full", "paused"]
LISTED = ["open", "full"]
ENDED = ["filled", "closed", "expired"]
NOT_IN_ROWS = ("description", "description_html", "skill_words", "search_document", "review_note", "questions")
READABLE_AFTER_END = timedelta(days=30)


# Rules are made once a process: what they say of now is the database's, and a question is put to a copy of them.
@cache
def is_listed() -> Q:
    """In lists, feeds, sitemap and alerts: open or full, inside its time window, nothing held.

    Expiry is part of the question, so a late clock never shows a dead gig.
    """
    inside = Q(status__in=LISTED, published_at__lte=Now(), expires_at__gt=Now())
    return is_unheld() & inside & Q(client__in=Client.objects.listed())


@cache
def is_published() -> Q:
    """What anyone may read by link."""
    recently = Now() - READABLE_AFTER_END
    alive, ended = Q(status__in=LIVE, expires_at__gt=recently), Q(status__in=ENDED, ended_at__gt=recently)
    return is_reachable() & (alive | ended) & Q(published_at__lte=Now(), client__in=Client.objects.public())


@cache
def is_gone() -> Q:
    """Once public, now removed or ended for too long. What is frozen is not, as if it never was."""
    recently = Now() - READABLE_AFTER_END
    over = Q(status__in=ENDED, ended_at__lte=recently) | Q(status__in=LIVE, expires_at__lte=recently)
    is_held = Q(hold_until=None) | Q(hold_until__gt=Now())
    removed = Q(hold="removed") & is_held | Q(client__in=Client.objects.gone())
    frozen = Q(hold="frozen") & is_held | Q(client__hold="frozen")
    return (over | removed) & ~frozen & Q(published_at__lte=Now())


class GigQuerySet(HideableQuerySet):
    def listed(self) -> Self:
        return self.filter(is_listed())

    def visible_to(self, user) -> Self:
        """Readable at its address: listed ones, paused and lately ended ones, one's own, and all for staff."""
        if user.has_perm("accounts.see_held"):
            return self
        if not user.is_authenticated:
            return self.published()
        mine = ClientMember.objects.filter(user_id=user.pk).values("client")
        return self.filter(is_published() | Q(client__in=mine))

    def published(self) -> Self:
        return self.filter(is_published())

    def gone(self) -> Self:
        """410; what is frozen is a 404."""
        return self.filter(is_gone())

    def posted_by(self, user) -> Self:
        return self.filter(client__in=Client.objects.of(user))

    def approved(self) -> Self:
        return self.exclude(published_at=None)

    def newest(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def saved_by(self, user) -> Self:
        """With `mark`, which grows with the moment it was saved."""
        return self.filter(saves__user_id=user.pk).annotate(mark=F("saves__pk"))

    def hidden_by(self, user) -> Self:
        """One by one; with `mark` as above."""
        return self.filter(hides__user_id=user.pk).annotate(mark=F("hides__pk"))

    def applied_to_by(self, user) -> Self:
        """Those that this person sent a proposal for, whatever became of it; one's own draft is none."""
        sent = self.model.objects.filter(proposals__developer__user_id=user.pk, proposals__submitted_at__isnull=False)
        return self.filter(pk__in=sent.order_by().values("pk"))

    def unhidden_by(self, user) -> Self:
        """Without what this reader hid and without the clients that they muted."""
        return self.exclude(hides__user_id=user.pk).exclude(client__mutes__user_id=user.pk)

    def unseen_by(self, user) -> Self:
        """Neither marked as seen nor put away."""
        return self.unhidden_by(user).exclude(sightings__user_id=user.pk)

    def for_rows(self) -> Self:
        """Without the long texts, which no row of a list shows."""
        return self.select_related("client").defer(*NOT_IN_ROWS).with_changes()

    def for_cards(self) -> Self:
        return self.select_related("client").prefetch_related("gig_skills__skill").with_changes()

    def with_changes(self) -> Self:
        """With `is_changed`: whether something that developers decide about is not what it was when it was posted."""
        changes = self.model._meta.get_field("changes").related_model.objects.applied()
        return self.annotate(is_changed=Exists(changes.filter(gig=OuterRef("pk"), is_material=True).order_by()))
