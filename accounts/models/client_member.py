"""Who acts for a client: members with a role, invited by mail, never without an owner."""

from datetime import timedelta
from typing import Any, Self

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils import timezone

from marketplace.lib.errors import GoneError
from marketplace.lib.ids import new_public_id
from marketplace.lib.tasks.queue import enqueue

from .audit import record

INVITED_FOR = timedelta(days=14)
INVITATION = """{by} invites you to act for {client} on {site}, as {role}.

Accept here with an account of this mail address, until {until:%-d %B %Y}:
{address}

If you do not know {client}, do nothing.
"""


class Role(models.TextChoices):
    OWNER = "owner", "owner: posts, hires, and decides who else does"
    POSTER = "poster", "poster: posts and hires"
    VIEWER = "viewer", "viewer: reads along"


class LastOwnerError(Exception):
    """A client always has somebody who answers for it."""

    def __init__(self):
        super().__init__("A client keeps at least one owner. Make somebody else an owner first.")


class ClientMember(models.Model):
    """A person who acts for a client."""

    Role = Role

    client = models.ForeignKey("accounts.Client", models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=6, choices=Role)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="client_member_once", fields=["client", "user"]),
            models.CheckConstraint(
                name="client_member_role_known", condition=Q(role__in=["owner", "poster", "viewer"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class ClientInvitationQuerySet(models.QuerySet):
    def pending(self) -> Self:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=Now())

    def for_user(self, user) -> Self:
        """Those sent to a mail address that is confirmed to be this person's."""
        mine = EmailAddress.objects.filter(user_id=user.pk, verified=True).annotate(folded=Lower("email"))
        return self.annotate(folded=Lower("email")).filter(folded__in=mine.values("folded"))


class ClientInvitation(models.Model):
    """Somebody was asked to act for a client."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client = models.ForeignKey("accounts.Client", models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=6, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ClientInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("client"),
                Lower("email"),
                name="client_invited_once",
                condition=Q(accepted_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="client_invitation_role_known", condition=Q(role__in=["owner", "poster", "viewer"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.role}"

    def accept(self, by: Any) -> ClientMember:
        """Join the client. Pressed twice, it happens once; a member keeps the role that they have."""
        with transaction.atomic():
            # The client first: members and invitations of one client change one after the other.
            self.client.lock_people()
            member = self.client.members.filter(user=by).first()
            fresh = ClientInvitation.objects.pending().for_user(by).filter(pk=self.pk).first()
            if fresh is None:
                if member is None:
                    raise GoneError("This invitation was withdrawn.")
                return member
            fresh.accepted_at = timezone.now()
            fresh.save(update_fields=["accepted_at"])
            return member or self.client.add_member(by, self.role, by)


class Membership(models.Model):
    """What a client's owners do about its people."""

    class Meta:
        abstract = True

    def add_member(self, user: Any, role: str, by: Any) -> ClientMember:
        """Let `user` act for this client."""
        member = ClientMember.objects.create(client=self, user=user, role=role)
        record("client.add_member", self, by, after={"user": user.pk, "role": role})
        return member

    def invite(self, email: str, role: str, by: Any) -> ClientInvitation:
        """Ask the owner of a mail address to act for this client; a new invitation replaces the one before it."""
        with transaction.atomic():
            self.lock_people()
            now, waiting = timezone.now(), self.invitations.filter(accepted_at=None, withdrawn_at=None)
            waiting.filter(email__iexact=email).update(withdrawn_at=now)
            invitation = self.invitations.create(email=email, role=role, by=by, expires_at=now + INVITED_FOR)
            record("client.invite", self, by, after={"invitation": invitation.pk, "role": role})
            self._mail(invitation)
            return invitation

    def withdraw_invitation(self, invitation: ClientInvitation, by: Any) -> None:
        with transaction.atomic():
            if self.invitations.pending().filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
                record("client.withdraw_invitation", self, by, after={"invitation": invitation.pk})

    def set_role(self, member: ClientMember, role: str, by: Any) -> None:
        """Change what a member may do. Raises LastOwnerError."""
        with transaction.atomic():
            self.lock_people()
            member.refresh_from_db()
            before, member.role = member.role, role
            self._refuse_ownerless(member if role != Role.OWNER else None)
            member.save(update_fields=["role"])
            change = {"user": member.user_id}
            record("client.set_role", self, by, before=change | {"role": before}, after=change | {"role": role})

    def remove_member(self, member: ClientMember, by: Any) -> None:
        """Let somebody act for this client no longer. Raises LastOwnerError."""
        with transaction.atomic():
            self.lock_people()
            self._refuse_ownerless(member)
            record("client.remove_member", self, by, before={"user": member.user_id, "role": member.role})
            member.delete()

    def lock_people(self) -> None:
        """Until the transaction ends, nobody else changes who belongs to this client."""
        type(self)._base_manager.select_for_update(of=("self",)).only("pk").get(pk=self.pk)

    def _refuse_ownerless(self, without: ClientMember | None) -> None:
        owners = self.members.filter(role=Role.OWNER)
        if without and not owners.exclude(pk=without.pk).exists():
            raise LastOwnerError

    def _mail(self, invitation: ClientInvitation) -> None:
        path = reverse("accounts:client_join", args=[invitation.public_id])
        words = {"by": invitation.by, "client": self.name, "site": settings.SITE_NAME, "role": invitation.role}
        text = INVITATION.format(**words, until=invitation.expires_at, address=f"{settings.SITE_URL}{path}")
        subject = f"Act for {self.name} on {settings.SITE_NAME}?"
        key = f"client-invitation-{invitation.pk}"
        enqueue("accounts.tasks.send_mail", key, subject, text, "", [invitation.email], key=key)
