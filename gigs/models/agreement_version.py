"""One version of an agreement: its text never changes, and it is agreed when it has both names."""

from datetime import datetime
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from marketplace.lib.countries import NAMES

from .agreement import Agreement
from .agreement_terms import AgreementTerms, canonical, fingerprint
from .proposal import Proposal

USER = settings.AUTH_USER_MODEL
FIXED = ["agreement", "number", "text", "sha256", "side", "by", "at"]
FIXED += [field.name for field in AgreementTerms._meta.local_fields]

# Not a check constraint: that would be asked again of an older version when it is signed or dropped.
NEAR = """
BEGIN
  IF NEW.start_on NOT BETWEEN '2000-01-01' AND '2099-12-31' OR NEW.end_on NOT BETWEEN NEW.start_on AND '2099-12-31' THEN
    RAISE EXCEPTION 'Work begins and ends on days that are near, and does not end before it begins.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_near';
  END IF;
  RETURN NEW;
END;
"""


class AgreementVersionQuerySet(models.QuerySet):
    def agreed(self) -> Self:
        """Signed by both, the newest first."""
        return self.filter(client_at__isnull=False, developer_at__isnull=False).order_by("-number")


class AgreementVersion(AgreementTerms):
    """What one side proposed at a moment."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    side = models.CharField(max_length=9, choices=Proposal.Side)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Proposing is accepting: the side that wrote it has signed it.
    client_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    client_at = models.DateTimeField(null=True)
    developer_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    developer_at = models.DateTimeField(null=True)
    # A change of agreed terms that was declined or taken back.
    dropped_at = models.DateTimeField(null=True)

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="agreement_version_once", fields=["agreement", "number"])]
        triggers = [
            pgtrigger.Trigger(
                name="agreement_version_near", when=pgtrigger.Before, operation=pgtrigger.Insert, func=NEAR
            ),
            pgtrigger.ReadOnly(name="agreement_version_fixed", fields=FIXED),
            pgtrigger.Protect(name="agreement_version_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @classmethod
    def propose(cls, agreement: Agreement, number: int, side: str, by: Any, terms: AgreementTerms) -> Self:
        now = timezone.now()
        fields = {field.name: getattr(terms, field.name) for field in AgreementTerms._meta.local_fields}
        text = canonical(f"Agreement {agreement.public_id}, version {number}", parties(agreement), terms)
        version = cls(
            agreement=agreement, number=number, side=side, by=by, at=now, text=text, sha256=fingerprint(text), **fields
        )
        setattr(version, f"{side}_by", by)
        setattr(version, f"{side}_at", now)
        version.save(force_insert=True)
        return version

    def sign(self, side: str, by: Any, at: datetime) -> None:
        """Put the other name under it."""
        setattr(self, f"{side}_by", by)
        setattr(self, f"{side}_at", at)
        self.save(update_fields=[f"{side}_by", f"{side}_at"])

    def drop(self, at: datetime) -> None:
        """Note that it will not be agreed."""
        self.dropped_at = at
        self.save(update_fields=["dropped_at"])

    def differs(self, other: AgreementTerms) -> list[tuple[str, str, str]]:
        """Each term that is not the same: its name, the other's words and these."""
        pairs = zip(other.rows(), self.rows(), strict=True)
        return [(name, before, after) for (name, before), (_, after) in pairs if before != after]

    @property
    def by_name(self) -> str:
        return self.agreement.name_of(self.side, self.by)

    @property
    def is_agreed(self) -> bool:
        return self.client_at is not None and self.developer_at is not None

    @property
    def is_intact(self) -> bool:
        """Whether the text is still what was hashed."""
        return fingerprint(self.text) == self.sha256


def parties(agreement: Agreement) -> list[tuple[str, str]]:
    """Who agrees, as they are called now: later names do not change the text."""
    client, developer = agreement.gig.client, agreement.proposal.developer
    return [
        ("Client", f"{client.name}, {NAMES.get(client.country, 'country not stated')}"),
        ("Developer", f"{developer.name}, {NAMES.get(developer.country, 'country not stated')}"),
        ("Work", f"{agreement.gig.title} ({agreement.gig.public_id})"),
    ]
