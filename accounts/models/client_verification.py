"""How a client is known to be who it says it is: a mailbox at its domain, or papers that a moderator saw."""

import secrets
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from marketplace.lib.domains import host_of, proves
from marketplace.lib.tasks.queue import enqueue

from .audit import record
from .pause import refuse_suspended

CODE_LIVES = timedelta(minutes=30)
MOST_TRIES = 5
MAIL = """{code} is the code that confirms {client} on {site}.

Type it within half an hour on the page where you asked for it. If you did not ask, do nothing.
"""


class Verified(models.TextChoices):
    DOMAIN = "domain", "mail at its domain"
    MODERATOR = "moderator", "seen by a moderator"


class WrongCodeError(Exception):
    """The code is not the one that was sent, or came too late or too often."""


class ClientVerificationQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        return self.filter(verified_at__isnull=False, ended_at=None)

    def asked(self) -> Self:
        """Codes that may still be typed."""
        young = timezone.now() - CODE_LIVES
        return self.filter(verified_at=None, ended_at=None, asked_at__gt=young, tries__lt=MOST_TRIES)


class ClientVerification(models.Model):
    """One check of who a client is: asked for, in force, ended."""

    client = models.ForeignKey("accounts.Client", models.CASCADE, related_name="verifications")
    kind = models.CharField(max_length=9, choices=Verified)
    domain = models.CharField(max_length=253, blank=True)
    email = models.EmailField(blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    verified_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = ClientVerificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="client_verified_once_a_kind",
                fields=["client", "kind"],
                condition=Q(verified_at__isnull=False, ended_at=None),
            ),
            models.CheckConstraint(
                name="client_verification_kind_known", condition=Q(kind__in=["domain", "moderator"])
            ),
            models.CheckConstraint(name="client_verification_says_how", condition=~Q(kind="domain") | ~Q(domain="")),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.kind}"


class Verification(models.Model):
    """What makes a client verified, and what ends that."""

    class Meta:
        abstract = True

    def ask_for_code(self, email: str, by: Any) -> None:
        """Send a code to a mailbox at the client's domain; it takes the place of an earlier one.

        Raises ValueError where the mailbox proves nothing about the website.
        """
        if not proves(email, self.website):
            raise ValueError(email)
        code = f"{secrets.randbelow(1_000_000):06}"
        with transaction.atomic():
            self.verifications.filter(verified_at=None, ended_at=None).update(ended_at=timezone.now())
            asked = self.verifications.create(
                kind=Verified.DOMAIN, domain=host_of(self.website), email=email, by=by, code_hash=digest(self, code)
            )
            record("client.ask_for_code", self, by, after={"verification": asked.pk, "domain": asked.domain})
            subject = f"{code} confirms {self.name}"
            text = MAIL.format(code=code, client=self.name, site=settings.SITE_NAME)
            key = f"client-code-{asked.pk}"
            enqueue("accounts.tasks.send_mail", key, subject, text, "", [email], key=key)

    def confirm_code(self, code: str, by: Any) -> None:
        """Take the code that was mailed. Raises WrongCodeError; the try is counted whatever becomes of it."""
        with transaction.atomic():
            asked = self.verifications.asked().select_for_update().first()
            is_right = asked is not None and constant_time_compare(asked.code_hash, digest(self, code))
            if is_right and asked.domain == host_of(self.website):
                self._verify(asked, by)
                return
            if asked is not None:
                asked.tries += 1
                asked.save(update_fields=["tries"])
        raise WrongCodeError

    def vouch(self, by: Any, note: str) -> None:
        """A moderator has seen who this is; `note` says how, for other staff."""
        refuse_suspended(by)
        with transaction.atomic():
            self._verify(self.verifications.model(client=self, kind=Verified.MODERATOR, note=note, by=by), by)

    def end_verification(self, kind: str, by: Any, reason: str) -> None:
        """What was checked no longer holds."""
        with transaction.atomic():
            if self.verifications.in_force().filter(kind=kind).update(ended_at=timezone.now()):
                record("client.end_verification", self, by, before={"kind": kind}, reason=reason)
                self._show_verified()

    def _verify(self, row: ClientVerification, by: Any) -> None:
        now = timezone.now()
        self.verifications.in_force().filter(kind=row.kind).update(ended_at=now)
        row.verified_at = now
        row.save()
        record("client.verify", self, by, after={"kind": row.kind, "verification": row.pk}, reason=row.note)
        self._show_verified()

    def _show_verified(self) -> None:
        """Keep what every row of a list shows beside the client's name; what a moderator saw weighs more."""
        kinds = set(self.verifications.in_force().values_list("kind", flat=True))
        self.verified = max(kinds, key=list(Verified.values).index, default="")
        self.save(update_fields=["verified", "updated_at"])


def digest(client: models.Model, code: str) -> str:
    return salted_hmac(f"client.code.{client.pk}", code.strip(), algorithm="sha256").hexdigest()
