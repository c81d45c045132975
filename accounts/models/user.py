"""The account: an e-mail address is its name, whatever its case."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from .audit import record
from .hold import Hideable, Hold


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, **fields, is_staff=True, is_superuser=True)


class User(Hideable, PermissionsMixin, AbstractBaseUser):
    """A person who can sign in; developer, client member and author are what else they may be."""

    class CameFor(models.TextChoices):
        BUILD = "build", "Find gigs as a developer"
        HIRE = "hire", "Post gigs and hire"
        READ = "read", "Read the articles for now"

    # An account has no status that its owner moves; its second axis is a hold like any other.
    TRANSITIONS: ClassVar[dict] = {}

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    came_for = models.CharField(max_length=5, choices=CameFor, default=CameFor.READ)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta(Hideable.Meta):
        permissions = [("see_held", "Can see what is held, in review or unpublished")]
        constraints = [
            *Hideable.Meta.constraints,
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message="There is an account with this address."
            ),
            models.CheckConstraint(name="user_came_for_known", condition=Q(came_for__in=["build", "hire", "read"])),
        ]

    def __str__(self) -> str:
        return self.name or "a member"

    def get_absolute_url(self) -> str:
        """Where moderators see the account; what others see is its profile and its clients."""
        return reverse("moderation:account_detail", args=[self.pk])

    @property
    def is_restricted(self) -> bool:
        """Whether moderation holds it now, in whatever way: what it keeps then is its own, so it has no role."""
        return self.is_on_hold

    @property
    def is_suspended(self) -> bool:
        return self.hold in {Hold.FROZEN, Hold.REMOVED} and self.is_restricted

    @property
    def may_have_rights(self) -> bool:
        """Only whoever is asked for a second factor; nobody else's are looked up, on no page."""
        return (self.is_staff or self.is_superuser) and not self.is_restricted

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        return self.may_have_rights and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return self.may_have_rights and super().has_module_perms(app_label)

    @property
    def body_html(self) -> str:
        return format_html("<p>{}, member since {}</p>", self, f"{self.date_joined:%B %Y}")

    def as_revision(self) -> dict[str, Any]:
        """What a decision about the account is about; never the address."""
        return {"name": self.name, "came_for": self.came_for, "date_joined": self.date_joined}

    def set_hold(self, hold: str, by: Any, reason: str, until: datetime | None = None) -> None:
        """Write the moderation axis; only a decision or an appeal calls this, and has just read it under its lock."""
        with transaction.atomic():
            before, self.hold, self.hold_until = self.hold, hold, until
            self.save(update_fields=["hold", "hold_until"])
            record("user.hold", self, by, before={"hold": before}, after={"hold": hold}, reason=reason)

    def clean(self) -> None:
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        return str(self)
