"""Who posts gigs: an organisation or a person, with its members."""

from functools import cache
from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html_join

from marketplace.lib import review
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.domains import host_of

from .audit import record
from .client_member import ClientMember, Membership
from .client_replies import ClientReplies
from .client_verification import Verification, Verified
from .hold import HideableQuerySet, is_reachable, is_removed, is_unheld
from .lifecycle import Lifecycle, StaleError
from .pause import refuse_suspended
from .picture import Pictured
from .standing import in_good_standing, is_gone, is_readable


class ClientQuerySet(HideableQuerySet):
    def listed(self) -> Self:
        return self.filter(_is_listed())

    def public(self) -> Self:
        """What anyone may read by link."""
        return self.filter(_is_public())

    def gone(self) -> Self:
        """Removed or closed, or every owner's account is: 410."""
        return self.filter(is_removed() | Q(status=Client.Status.CLOSED) | ~Q(pk__in=_owned(~is_gone("user"))))

    def visible_to(self, user) -> Self:
        if user.has_perm("accounts.see_held"):
            return self
        if not user.is_authenticated:
            return self.public()
        mine = ClientMember.objects.filter(user_id=user.pk).values("client")
        return self.filter(_is_public() | Q(pk__in=mine))

    def of(self, user) -> Self:
        """The clients that this person may post for."""
        return self._with_role(user, [ClientMember.Role.OWNER, ClientMember.Role.POSTER])

    def owned_by(self, user) -> Self:
        """The clients whose page and people this person decides about."""
        return self._with_role(user, [ClientMember.Role.OWNER])

    def _with_role(self, user, roles: list[str]) -> Self:
        memberships = ClientMember.objects.filter(user_id=user.pk, role__in=roles)
        return self.filter(pk__in=memberships.values("client"), status=Client.Status.ACTIVE)


# Made once a process, as those of gigs are.
@cache
def _is_listed() -> Q:
    return is_unheld() & Q(status=Client.Status.ACTIVE, pk__in=_owned(in_good_standing("user")))


@cache
def _is_public() -> Q:
    return is_reachable() & Q(status=Client.Status.ACTIVE, pk__in=_owned(is_readable("user")))


def _owned(standing: Q) -> models.QuerySet:
    """The clients with at least one owner whose account is of this standing."""
    return ClientMember.objects.filter(standing, role=ClientMember.Role.OWNER).values("client")


class Client(Membership, Verification, Pictured, ClientReplies, Lifecycle):
    """An organisation or person that posts gigs."""

    class Status(models.TextChoices):
        UNCLAIMED = "unclaimed", "unclaimed: made by an import, nobody's yet"
        ACTIVE = "active"
        CLOSED = "closed"

    class Kind(models.TextChoices):
        COMPANY = "company", "Company"
        PUBLIC_BODY = "public_body", "Public body"
        CHARITY = "charity", "Charity"
        INDIVIDUAL = "individual", "Individual"
        AGENCY = "agency", "Agency"

    class SizeBand(models.TextChoices):
        MICRO = "1-10", "1 to 10 people"
        SMALL = "11-50", "11 to 50 people"
        MEDIUM = "51-250", "51 to 250 people"
        LARGE = "251+", "More than 250 people"

    Verified = Verified

    TRANSITIONS = {
        "claim": (frozenset({Status.UNCLAIMED}), Status.ACTIVE),
        "close": (frozenset({Status.ACTIVE, Status.UNCLAIMED}), Status.CLOSED),
    }

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.COMPANY)
    country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    website = models.URLField(blank=True)
    about = models.TextField(max_length=2000, blank=True)
    size_band = models.CharField("size", max_length=6, choices=SizeBand, blank=True)
    verified = models.CharField(max_length=9, choices=Verified, blank=True, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.ACTIVE, editable=False)
    key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - null, as what no form made has none
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, through="accounts.ClientMember", related_name="clients")

    objects = ClientQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        indexes = [
            *ClientReplies.Meta.indexes,
            models.Index(fields=["picture"], name="client_picture", condition=~Q(picture="")),
        ]
        constraints = [
            *Lifecycle.Meta.constraints,
            *ClientReplies.Meta.constraints,
            models.UniqueConstraint(name="client_made_once", fields=["key"]),
            models.CheckConstraint(
                name="client_status_known", condition=Q(status__in=["unclaimed", "active", "closed"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gigs:client_detail", args=[self.slug])

    def has_member(self, user) -> bool:
        return user.is_authenticated and self.members.filter(user_id=user.pk).exists()

    @property
    def about_html(self) -> str:
        return format_html_join("", "<p>{}</p>", ((line,) for line in self.about.splitlines()))

    def as_revision(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ["name", "kind", "country", "website", "about", "size_band"]}

    def start(self, by: Any) -> None:
        """Begin to post as this client, owned by `by`; StaleError where its slug or its form is taken by now."""
        refuse_suspended(by)
        try:
            with transaction.atomic():
                self.save(force_insert=True)
                record("client.create", self, by)
                self.add_member(by, ClientMember.Role.OWNER, by)
        except IntegrityError as error:
            raise StaleError(self) from error

    def edit(self, by: Any) -> None:
        """Keep what an owner changed; what was proved about another website or name holds no longer.

        Raises StaleError where this instance is older than the row.
        """
        refuse_suspended(by)
        with transaction.atomic():
            self.lock()
            before = Client.objects.get(pk=self.pk)
            self.version += 1
            self.save()
            record("client.edit", self, by)
            review.look(self, by)
            if host_of(before.website) != host_of(self.website):
                self.end_verification(Verified.DOMAIN, by, "The website changed.")
            if before.name != self.name:
                self.end_verification(Verified.MODERATOR, by, "The name changed.")
                if self.verifications.in_force().exists():
                    # The mailbox still proves the website, and says nothing about the new name beside it.
                    review.request(self, "new_item", by)
