"""A client invites a developer to a gig: the developer accepts into a draft of a proposal, or declines in one press."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import ClientMember, Developer, Lifecycle, notify, record, refuse_paused, refuse_suspended

from .eligibility import works_from_there
from .forgettable import Forgettable
from .gig import Gig
from .gig_query import LISTED
from .hiring_errors import HiringError
from .proposal import Proposal
from .proposal_news import DECIDERS

MOST_A_WEEK = 10
WEEK = timedelta(days=7)
DECLINED_BLIND = (
    "You declined, and they know it. They read blind, so your yes would name you; you may propose as anybody."
)
STAYS_SENT = "You read blind: whether it can be taken back would say whether it was accepted, so it stays."


class InvitationQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Unanswered, the gig still takes proposals, and this developer has sent none for it."""
        theirs = Proposal.objects.sent().filter(gig=OuterRef("gig"), developer=OuterRef("developer"))
        return self.filter(~Exists(theirs), status="sent", gig__in=Gig.objects.listed())

    def received_by(self, user) -> Self:
        """Sent to this person; what was taken back is as if it never came."""
        return self.filter(developer__user_id=user.pk).exclude(status="withdrawn")

    def visible_to(self, user) -> Self:
        """An invitation is between two: the developer and the client's people."""
        clients = ClientMember.objects.filter(user_id=user.pk).values("client")
        mine = Q(pk__in=self.received_by(user).values("pk"))
        return self.filter(mine | Q(gig__client__in=clients))

    def for_rows(self) -> Self:
        """With `is_named`: whether the client knows of a proposal that it came from this developer."""
        named = Proposal.objects.named().filter(gig=OuterRef("gig"), developer=OuterRef("developer"))
        return self.select_related("gig__client", "developer__user").annotate(is_named=Exists(named))


class Invitation(Forgettable, Lifecycle):
    """One gig, one developer, asked once."""

    WORDS: ClassVar = {"note": ""}

    class Status(models.TextChoices):
        SENT = "sent", "Sent"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Taken back"

    class Reason(models.TextChoices):
        BUSY = "busy", "No time now"
        PAY = "pay", "The pay is below my rate"
        FIELD = "field", "It is not my kind of work"
        TERMS = "terms", "The terms do not fit"
        OTHER = "other", "Another reason"

    TRANSITIONS = {
        "accept": (frozenset({Status.SENT, Status.DECLINED}), Status.ACCEPTED),
        "decline": (frozenset({Status.SENT}), Status.DECLINED),
        "withdraw": (frozenset({Status.SENT}), Status.WITHDRAWN),
    }

    gig = models.ForeignKey(Gig, models.CASCADE, related_name="invitations")
    developer = models.ForeignKey(Developer, models.CASCADE, related_name="invitations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    note = models.TextField("why them", max_length=500, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.SENT, editable=False)
    decline_reason = models.CharField(max_length=5, choices=Reason, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [models.Index(fields=["developer", "status"], name="invitation_of_developer")]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.UniqueConstraint(
                name="invitation_once",
                fields=["gig", "developer"],
                violation_error_message="This developer is invited to this gig already.",
            ),
            models.CheckConstraint(
                name="invitation_status_known",
                condition=Q(status__in=["sent", "accepted", "declined", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="invitation_reason_known",
                condition=Q(decline_reason__in=["", "busy", "pay", "field", "terms", "other"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.developer} invited to “{self.gig}”"

    def get_absolute_url(self) -> str:
        return reverse("gigs:invitation_detail", args=[self.public_id])

    @property
    def may_be_answered(self) -> bool:
        return self.may_be_accepted and Gig.objects.listed().filter(pk=self.gig_id).exists()

    @property
    def may_be_accepted(self) -> bool:
        """After a no only where the client does not read blind: it would see the no vanish, and know who proposes."""
        return self.can("accept") and not (self.gig.blind and self.status == self.Status.DECLINED)

    @property
    def may_be_withdrawn(self) -> bool:
        return self.can("withdraw") and not self.gig.blind

    @property
    def state_for_client(self) -> str:
        """A yes that would name who wrote a proposal is not there yet; of `for_rows`."""
        hides = self.status == self.Status.ACCEPTED and self.gig.blind and not self.is_named
        return self.Status.SENT.label if hides else self.get_status_display()

    # -- verbs

    @classmethod
    def send(cls, gig: Gig, developer: Developer, by: Any, note: str = "") -> Self:
        """Invite somebody whom the person finds in the directory; ten a week for one client."""
        try:
            with transaction.atomic():
                gig.client.lock_people()  # the week's ten hold under parallel presses
                refuse_paused(by, "posting")
                refuse_where_forbidden(gig, developer, by)
                invitation = cls.objects.create(gig=gig, developer=developer, by=by, note=note)
                record("invitation.send", invitation, by)
                title = f"{gig.client} invites you to propose for “{gig}”"
                notify(developer.user, "invitation", title, invitation.get_absolute_url(), note)
        except IntegrityError as error:
            raise HiringError(gig, f"{developer} is invited to this gig already.") from error
        return invitation

    def accept(self, by: Any) -> None:
        """Say yes: the client may see the profile from here on, and a draft of a proposal begins.

        A client that reads blind hears nothing and sees no more than before: the next proposal would have a name.
        """
        if self.status == self.Status.ACCEPTED:
            raise HiringError(self, "You have accepted this invitation already. Go on with your proposal.")
        self.demand("accept")
        refuse_suspended(by)
        if not self.may_be_answered:
            raise HiringError(self, "This gig takes no proposals any more." if self.may_be_accepted else DECLINED_BLIND)
        with transaction.atomic():
            self.move("accept", by, answered_at=timezone.now(), decline_reason="")
            if not self.gig.blind:
                self.developer.talk_to(self.gig.client)
                self.tell_client("invitation_accepted", f"{self.developer} is writing a proposal for “{self.gig}”")

    def decline(self, by: Any, reason: str = "") -> None:
        """Say no; a reason is welcome and not asked for."""
        with transaction.atomic():
            self.move("decline", by, reason, decline_reason=reason, answered_at=timezone.now())
            title = f"{self.developer} declined your invitation to “{self.gig}”"
            self.tell_client("invitation_declined", title, self.get_decline_reason_display())

    def withdraw(self, by: Any) -> None:
        """The client takes it back before it is answered."""
        if self.gig.blind:
            raise HiringError(self, STAYS_SENT)
        self.move("withdraw", by)

    # -- private

    def tell_client(self, kind: str, title: str, body: str = "") -> None:
        for member in self.gig.client.members.filter(role__in=DECIDERS).select_related("user"):
            notify(member.user, kind, title, self.get_absolute_url(), body)


def refuse_where_forbidden(gig: Gig, developer: Developer, by: Any) -> None:
    if not Gig.objects.listed().filter(pk=gig.pk, status__in=LISTED).exists():
        raise HiringError(gig, "Only a gig in the lists can be invited to.")
    if words := unfit(gig, developer):
        raise HiringError(gig, words)
    if not Developer.objects.listed_to(by).filter(pk=developer.pk).exists():
        raise HiringError(gig, "This developer is not in the directory now.")
    if developer.proposals.named().filter(gig=gig).exists():
        raise HiringError(gig, f"{developer} has sent a proposal for this gig.")
    lately = Invitation.objects.filter(gig__client=gig.client, created_at__gt=timezone.now() - WEEK)
    if lately.count() >= MOST_A_WEEK:
        raise HiringError(gig, f"A client invites at most {MOST_A_WEEK} developers in seven days.")


def unfit(gig: Gig, developer: Developer) -> str:
    """Why this gig is none for this developer, as a sentence to the client; empty where it may be."""
    if gig.client.has_member(developer.user):
        return "This developer is one of your own people."
    if not works_from_there(gig, developer):
        return f"This gig is limited to other countries than those in which {developer} may work."
    return ""
