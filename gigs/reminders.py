"""What a client is reminded of before it is too late."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import AuditEvent, record
from gigs.models import Gig
from gigs.models.gig_query import LIVE

REMIND_BEFORE = timedelta(days=3)
AT_ONCE = 200
ACTION = "gig.remind_of_expiry"
WORDS = (
    "After that it is out of the lists and takes no new proposals; those that you have keep their clocks. "
    "Say what became of it, or post it again when it has ended."
)


def remind_of_expiry() -> int:
    """Tell clients of gigs that end within three days, once; a step of the clock."""
    now, kind = timezone.now(), ContentType.objects.get_for_model(Gig)
    reminded = AuditEvent.objects.filter(about_type=kind, about_id=OuterRef("pk"), action=ACTION)
    due = Gig.objects.filter(~Exists(reminded), status__in=LIVE, expires_at__range=(now, now + REMIND_BEFORE))
    gigs = list(due.select_for_update(of=("self",), skip_locked=True).order_by("expires_at")[:AT_ONCE])
    for gig in gigs:
        record(ACTION, gig, None)
        gig.tell_members("gig_expiring", f"“{gig.title}” closes on {gig.expires_at:%-d %B}", WORDS)
    return len(gigs)
