"""Hosts that nobody may link to: a list that senior moderators keep, with who, when and why."""

import re
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import record

from .effect import role_of
from .refusals import NotNowError

HOST = r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$"
SHORTEST_WHY, LONGEST_WHY = 10, 200


class DeniedHostQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)

    def among(self, hosts: Iterable[str]) -> set[str]:
        """Those of `hosts` that are denied, by themselves or by a domain that they are part of."""
        wider = {host: set(parts_of(host)) for host in hosts}
        denied = self.in_force().filter(host__in=set().union(*wider.values()))
        known = set(denied.values_list("host", flat=True)) if wider else set()
        return {host for host, parts in wider.items() if parts & known}


class DeniedHost(models.Model):
    """One host, denied from a moment on until somebody lifts it; a row is never changed otherwise."""

    host = models.CharField(max_length=253, validators=[RegexValidator(HOST, "Give a host, such as example.org.")])
    why = models.CharField(max_length=LONGEST_WHY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = DeniedHostQuerySet.as_manager()

    class Meta:
        ordering = ["host", "-pk"]
        permissions = [("deny_host", "Can change the list of denied hosts")]
        constraints = [
            models.UniqueConstraint(name="denied_host_once", fields=["host"], condition=Q(ended_at=None)),
            models.CheckConstraint(name="denied_host_is_one", condition=Q(host__regex=HOST)),
            models.CheckConstraint(name="denied_host_has_reason", condition=~Q(why="")),
            models.CheckConstraint(
                name="denied_host_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.host

    def get_absolute_url(self) -> str:
        return reverse("moderation:denied_list")

    @classmethod
    def deny(cls, host: str, why: str, by: Any) -> Self:
        """Nobody may link there from now on; the rule reads it at once. What stands already is read when it changes."""
        try:
            with transaction.atomic():
                denied = cls.objects.create(host=host, why=why, by=by)
                record("deniedhost.deny", denied, by, role=role_of(by), after={"host": host}, reason=why)
        except IntegrityError as error:
            raise NotNowError(cls(host=host), f"{host} is denied already.") from error
        return denied

    def lift(self, by: Any, reason: str) -> None:
        """Let people link there again."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=DeniedHost.objects.select_for_update(of=("self",)))
            if self.ended_at:
                raise NotNowError(self, f"{self.host} is allowed again already.")
            self.ended_at, self.ended_by = timezone.now(), by
            self.save(update_fields=["ended_at", "ended_by"])
            record("deniedhost.lift", self, by, role=role_of(by), before={"host": self.host}, reason=reason)


def parts_of(host: str) -> list[str]:
    """`a.b.example.org`, `b.example.org` and `example.org`."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(len(labels) - 1)]


def host_of(typed: str) -> str:
    """The host of what somebody typed or pasted, an address as well."""
    found = re.match(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?([^/:?#\s]+)", typed.strip().lower())
    return found[1].removeprefix("www.").rstrip(".") if found else ""
