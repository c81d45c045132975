"""Who is kept from a profile, and who is let in."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .client import Client

MOST_HIDDEN_FROM = 50


class HideFromQuerySet(models.QuerySet):
    def that_hit(self, user) -> "HideFromQuerySet":
        return self.filter(Q(member_id=user.pk) | Q(word__in=words_for(user.email)))


def words_for(email: str) -> list[str]:
    """`ada@mail.halden.no` → itself, `mail.halden.no`, `halden.no`, `no`."""
    email = email.lower()
    labels = email.rpartition("@")[2].split(".")
    return [email, *(".".join(labels[start:]) for start in range(len(labels)))]


class HideFrom(models.Model):
    """Somebody who shall not see the profile: a mail domain, an address, or a member."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="hidden_from")
    word = models.CharField(max_length=254, blank=True)
    member = models.ForeignKey("accounts.User", models.CASCADE, null=True, blank=True, related_name="+")

    objects = HideFromQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hide_from_somebody", condition=(Q(member=None) & ~Q(word="")) | Q(member__isnull=False, word="")
            ),
        ]

    def __str__(self) -> str:
        return self.word or f"member {self.member_id}"


class DeveloperContact(models.Model):
    """A client that this developer is talking to; written when a proposal is sent or an invitation accepted."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="contacts")
    client = models.ForeignKey(Client, models.CASCADE, related_name="developer_contacts")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="developer_contact_once", fields=["developer", "client"])]

    def __str__(self) -> str:
        return f"{self.developer_id} with {self.client_id}"


def is_hidden_from(user) -> Exists:
    """For a query of developers: whether the one at hand hides from `user`."""
    return Exists(HideFrom.objects.that_hit(user).filter(developer=OuterRef("pk")))


def is_talking_to(user) -> Exists:
    """For a query of developers: whether the one at hand talks to a client of `user`."""
    return Exists(DeveloperContact.objects.filter(developer=OuterRef("pk"), client__members__user_id=user.pk))
