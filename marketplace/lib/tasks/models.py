"""The queue is a table: a task is enqueued in the transaction of the work that needs it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

LEASE = timedelta(seconds=60)


class QueuedTaskQuerySet(models.QuerySet):
    def claimable(self) -> "QueuedTaskQuerySet":
        """Ready and due, or running for longer than its lease (its worker died)."""
        ready = Q(state=QueuedTask.State.READY, run_after__lte=Now())
        abandoned = Q(state=QueuedTask.State.RUNNING, lease_until__lt=Now())
        return self.filter(ready | abandoned)

    def waiting_since(self, moment) -> "QueuedTaskQuerySet":
        return self.filter(state=QueuedTask.State.READY, run_after__lte=moment)

    def claim(self) -> "QueuedTask | None":
        """Take the oldest task for one lease; `attempts` is then this claim's fencing token."""
        due = self.claimable().order_by("-priority", "run_after", "pk")
        pk = due.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
        if pk is None:
            return None
        # Attempts are counted before running, so a task that kills its worker ends as dead, not in a loop.
        self.filter(pk=pk).update(
            state=QueuedTask.State.RUNNING, lease_until=timezone.now() + LEASE, attempts=F("attempts") + 1
        )
        return self.get(pk=pk)


class QueuedTask(models.Model):
    """One piece of work to be done at least once."""

    class State(models.TextChoices):
        READY = "ready"
        RUNNING = "running"
        DONE = "done"
        DEAD = "dead"

    name = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 - null, because many have no key
    priority = models.SmallIntegerField(default=0)
    state = models.CharField(max_length=7, choices=State, default=State.READY)
    attempts = models.PositiveIntegerField(default=0)
    run_after = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = QueuedTaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "priority",
                "run_after",
                "id",
                name="task_claimable",
                condition=Q(state__in=["ready", "running"]),
            )
        ]
        constraints = [
            models.CheckConstraint(name="task_state_known", condition=Q(state__in=["ready", "running", "done", "dead"]))
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class WorkerBeat(models.Model):
    """When a worker last said that it is alive."""

    worker = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker} {self.at:%Y-%m-%d %H:%M:%S}"
