"""A search that somebody keeps: its public query string and a name; and what it has told them."""

from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import notify
from marketplace.lib.ids import new_public_id
from marketplace.lib.tasks.queue import enqueue

from .gig import Gig

MOST_SEARCHES = 50
DIGEST_HOUR = 9
MONDAY = 0


class SavedSearchQuerySet(models.QuerySet):
    def of(self, user) -> Self:
        return self.filter(user_id=user.pk)

    def telling(self) -> Self:
        """Those that alert: neither paused nor broken, of somebody who may sign in."""
        return self.filter(paused_at=None, broken_at=None, user__is_active=True)


class SavedSearch(models.Model):
    """A public query string and a name; it alerts at once, daily or weekly."""

    class Cadence(models.TextChoices):
        INSTANT = "instant", "At once"
        DAILY = "daily", "Daily"
        WEEKLY = "weekly", "Weekly"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="searches")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True, editable=False)
    cadence = models.CharField("alerts", max_length=7, choices=Cadence, default=Cadence.DAILY)
    created_at = models.DateTimeField(auto_now_add=True)
    # The high-water mark: what was published before is no news to this search.
    since = models.DateTimeField(default=timezone.now, editable=False)
    looked_at = models.DateTimeField(default=timezone.now, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    broken_at = models.DateTimeField(null=True, editable=False)
    broken_why = models.TextField(blank=True, editable=False)
    # The query as a new gig is held against it: `gigs.alerts.rules` writes these.
    read_at = models.DateTimeField(default=timezone.now, editable=False)
    keys = ArrayField(models.TextField(), default=list, editable=False)
    rule = SearchQueryField(null=True, editable=False)
    floor = models.PositiveIntegerField(null=True, editable=False)
    closing_days = models.PositiveSmallIntegerField(null=True, editable=False)
    is_exact = models.BooleanField(default=False, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved searches"
        ordering = ["name", "pk"]
        indexes = [
            GinIndex(fields=["keys"], name="search_keys"),
            models.Index(fields=["read_at"], name="search_read"),
        ]
        constraints = [
            models.CheckConstraint(
                name="search_cadence_known", condition=Q(cadence__in=["instant", "daily", "weekly"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list as this search asks for it."""
        return f"{reverse('gigs:gig_list')}?{self.query}"

    @property
    def how_often(self) -> str:
        """As in a sentence."""
        return self.get_cadence_display().lower()

    @property
    def is_telling(self) -> bool:
        return self.paused_at is None and self.broken_at is None

    # -- verbs

    @transaction.atomic
    def pause(self) -> None:
        self.paused_at = timezone.now()
        self.save(update_fields=["paused_at"])
        self._hand_on()

    @transaction.atomic
    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        self._hand_on()
        return super().delete(*args, **kwargs)

    def resume(self) -> None:
        """Alert again, about what is published from now on."""
        self.paused_at, self.since = None, timezone.now()
        self.save(update_fields=["paused_at", "since"])

    @transaction.atomic
    def change_cadence(self, cadence: str) -> None:
        """From now on, and for what waits already."""
        self.cadence = cadence
        self.save(update_fields=["cadence"])
        waiting = self.alerts.waiting()
        waiting.update(due_at=self.next_mail())
        newest = self.cadence == self.Cadence.INSTANT and self.is_telling and waiting.first()
        if newest:
            enqueue("gigs.alerts.tasks.mail_alerts", self.user_id, key=f"at-once:{self.pk}:{newest.pk}")

    def look(self) -> None:
        """Its owner opens it: what is there now is no news any more."""
        self.looked_at = timezone.now()
        self.save(update_fields=["looked_at"])

    @transaction.atomic
    def break_off(self, why: str) -> None:
        """Stop alerting, because the query cannot be read any more, and tell the owner why."""
        if self.broken_at:
            return
        self.broken_at, self.broken_why = timezone.now(), why
        self.save(update_fields=["broken_at", "broken_why"])
        title = f"Your search “{self.name}” stopped alerting"
        notify(self.user, "search_broken", title, reverse("gigs:search_list"), why)
        self._hand_on()

    def mend(self) -> None:
        """The query can be read again."""
        self.broken_at, self.broken_why, self.since = None, "", timezone.now()
        self.save(update_fields=["broken_at", "broken_why", "since"])

    def next_mail(self) -> datetime:
        """Now, the next morning, or Monday morning, where its owner lives."""
        now = timezone.now()
        if self.cadence == self.Cadence.INSTANT:
            return now
        local = now.astimezone(ZoneInfo(self.user.time_zone))
        morning = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
        if morning <= local:
            morning += timedelta(days=1)
        if self.cadence == self.Cadence.WEEKLY:
            morning += timedelta(days=(MONDAY - morning.weekday()) % 7)
        return morning

    def _hand_on(self) -> None:
        """What waits under it may be another search's to tell: asked by a worker, as it may be much."""
        if self.alerts.waiting().exists():
            enqueue("gigs.alerts.tasks.hand_on_alerts", self.user_id)


class AlertQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(sent_at=None)

    def due(self) -> Self:
        return self.waiting().filter(due_at__lte=timezone.now())

    def stranded(self) -> Self:
        """Those that wait under a search that is paused, broken or deleted, which tells nobody."""
        silent = Q(search__paused_at__isnull=False) | Q(search__broken_at__isnull=False)
        return self.waiting().filter(Q(search=None) | silent)


class Alert(models.Model):
    """A gig that somebody is told of; one row a person and gig, so that nobody is told twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="alerts")
    gig = models.ForeignKey(Gig, models.CASCADE, related_name="alerts")
    search = models.ForeignKey(SavedSearch, models.SET_NULL, null=True, related_name="alerts")
    at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["due_at"], name="alert_waiting", condition=Q(sent_at=None))]
        constraints = [models.UniqueConstraint(name="alert_once", fields=["user", "gig"])]

    def __str__(self) -> str:
        return f"{self.user_id} about {self.gig_id}"


class Digest(models.Model):
    """The digest of one person on one day of theirs; there is no second one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="digest_once_a_day", fields=["user", "on"])]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.on}"
