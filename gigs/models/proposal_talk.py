"""What is said inside a proposal, and what a client notes about it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html_join

from accounts.models import record
from marketplace.lib import review

from . import proposal_news as news
from .forgettable import Forgettable
from .hiring_errors import HiringError
from .proposal import Proposal


class ProposalMessageQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        return self.filter(proposal__in=Proposal.objects.visible_to(user))


class ProposalMessage(Forgettable):
    """One message of the thread, or that its author shared the own e-mail address. Plain text; never changed."""

    WORDS: ClassVar = {"text": "", "key": None}

    class Kind(models.TextChoices):
        WORDS = "words"
        ADDRESS = "address", "shared the own e-mail address"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(max_length=9, choices=Proposal.Side)
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.WORDS)
    text = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null, as what no form sent has none

    # Words of a thread are never changed and have no states: what is judged is what was written.
    version = 1
    TRANSITIONS: ClassVar[dict] = {}

    objects = ProposalMessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="proposal_address_once", fields=["proposal", "author"], condition=Q(kind="address")
            ),
            models.UniqueConstraint(name="proposal_message_once", fields=["author", "key"]),
            models.CheckConstraint(
                name="proposal_message_says_something",
                condition=~Q(text="") | Q(kind="address") | Q(forgotten_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} in proposal {self.proposal_id}"

    def get_absolute_url(self) -> str:
        return reverse("gigs:message_detail", args=[self.proposal.public_id, self.pk])

    @property
    def report_title(self) -> str:
        return f"A message about “{self.proposal.gig}”"

    @property
    def body_html(self) -> str:
        return format_html_join("", "<p>{}</p>", ((line,) for line in self.text.splitlines()))

    def as_revision(self) -> dict[str, Any]:
        return {"text": self.text, "side": self.side, "at": self.at}

    @classmethod
    def send(cls, proposal: Proposal, by: Any, side: str, text: str, key: str | None = None) -> Self:
        """Write into the thread and give the turn to the other side; the same `key` twice is one message."""
        with transaction.atomic():
            made = {"proposal": proposal, "side": side, "text": text}
            if key is None:
                message, is_new = cls.objects.create(author=by, **made), True
            else:
                # The row decides, not a question before it: a double click sends both at once.
                message, is_new = cls.objects.get_or_create(key=key, author=by, defaults=made)
            if not is_new:
                return message
            proposal.refuse_silent(by)
            proposal.talk(by, side)
            record("proposal.message", proposal, by, role=side)
            review.look(message, by)
            message.tell()
            return message

    @classmethod
    def share_address(cls, proposal: Proposal, by: Any, side: str) -> None:
        """Show the own e-mail address to the other side; once."""
        with transaction.atomic():
            proposal.lock()
            proposal.refuse_silent(by)
            if not proposal.may_share_address:
                raise HiringError(proposal, "Addresses can be shared from the shortlist on.")
            message, is_new = cls.objects.get_or_create(
                proposal=proposal, author=by, kind=cls.Kind.ADDRESS, defaults={"side": side}
            )
            if is_new:
                record("proposal.share_address", proposal, by, role=side)
                message.tell()

    def tell(self) -> None:
        proposal, words = self.proposal, self.text or f"The address is {self.author.email}."
        if self.side == Proposal.Side.CLIENT:
            news.tell_developer(proposal, "message", f"{proposal.gig.client} wrote about “{proposal.gig}”", words)
        else:
            title = f"{proposal.name_for_client} wrote about “{proposal.gig}”"
            news.tell_client(proposal, "message", title, words)


class ProposalNote(models.Model):
    """What somebody of the client notes about a proposal; its developer never reads it."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000)
    at = models.DateTimeField(auto_now_add=True)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null, as what no form sent has none

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(name="proposal_note_once", fields=["author", "key"])]

    def __str__(self) -> str:
        return f"note on proposal {self.proposal_id}"

    @classmethod
    def write(cls, proposal: Proposal, by: Any, text: str, key: str = "") -> Self:
        """Keep a note; the same `key`, which its form was opened with, twice is one note."""
        if not key:
            return cls.objects.create(proposal=proposal, author=by, text=text)
        return cls.objects.get_or_create(author=by, key=key, defaults={"proposal": proposal, "text": text})[0]

    def get_absolute_url(self) -> str:
        return reverse("gigs:proposal_detail", args=[self.proposal.public_id])
