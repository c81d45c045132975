"""What one more gig costs among so many, with everything that is kept beside it."""

from collections.abc import Iterator

from django.utils import timezone

from accounts.models import Client, Skill
from gigs.models import Gig

from .bars import Bench, bar
from .measuring import backend_ms, p95

TIMES = 40


@bar("publish one gig, CPU, p95", must=5)
def publish(bench: Bench) -> float:
    """Approving it: the row, its place in every index and table of the search, the audit event, the task."""
    gigs = list(waiting(TIMES + 1))
    costs = [backend_ms(lambda gig=gig: gig.approve(None)) for gig in gigs]
    # Else they are the newest that the next measurement lists, and all alike.
    Gig.objects.filter(pk__in=[gig.pk for gig in gigs]).delete()
    return p95(costs[1:])


def waiting(count: int) -> Iterator[Gig]:
    client, skills = Client.objects.order_by("pk").first(), list(Skill.objects.order_by("pk")[:4])
    for number in range(count):
        gig = Gig(client=client, title=f"Measure number {number}", description="Plain words about plain work. " * 20)
        gig.pay_model, gig.pay_min, gig.pay_max, gig.currency = "day", 400, 500, "EUR"
        gig.workplace, gig.remote_scope, gig.level = "remote", "worldwide", 3
        gig.status, gig.submitted_at = Gig.Status.IN_REVIEW, timezone.now()
        gig.save()
        gig.set_skills([(skill, "must", None) for skill in skills], None)
        yield gig
