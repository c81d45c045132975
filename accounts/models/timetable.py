"""Working hours in a zone, one row for all developers who keep the same: overlap is worked out once for each."""

from datetime import date
from functools import lru_cache

import pgtrigger
from django.db import models
from django.db.models import Max

from marketplace.lib.overlap import OFFICE, hours_together


class TimetableQuerySet(models.QuerySet):
    def sharing(self, hours: float, zone: str, day: date) -> list[int]:
        """Ids of those that share as many hours with office hours in `zone`, in the week of `day`."""
        newest = self.aggregate(newest=Max("pk"))["newest"]
        return list(_sharing(newest, hours, zone, day))


class Timetable(models.Model):
    time_zone = models.CharField(max_length=64)
    hours = models.JSONField(default=dict)

    objects = TimetableQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="timetable_once", fields=["time_zone", "hours"])]

    def __str__(self) -> str:
        return self.time_zone


@lru_cache(maxsize=200)
def _sharing(newest: int | None, hours: float, zone: str, day: date) -> tuple[int, ...]:
    """Rows are added and never changed, so the newest says which there are; None where there are none."""
    known = Timetable.objects.filter(pk__lte=newest or 0).values_list("pk", "hours", "time_zone")
    return tuple(pk for pk, *theirs in known if hours_together(OFFICE, zone, *theirs, day) >= hours)


# Whoever writes a profile, the database keeps its timetable in step.
KEEP_TIMETABLE = pgtrigger.Trigger(
    name="developer_timetable",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("time_zone", "working_hours"),
    func="""
        NEW.timetable_id := NULL;
        IF NEW.time_zone <> '' THEN
            INSERT INTO accounts_timetable (time_zone, hours) VALUES (NEW.time_zone, NEW.working_hours)
            ON CONFLICT DO NOTHING;
            SELECT id INTO NEW.timetable_id FROM accounts_timetable
            WHERE time_zone = NEW.time_zone AND hours = NEW.working_hours;
        END IF;
        RETURN NEW;
    """,
)
