"""What happens after a gig is published and when a digest is due; each task and step is safe to run twice."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from gigs.alerts.mailing import send, tellable
from gigs.alerts.rules import understand
from gigs.alerts.telling import hand_on, tell_of
from gigs.models import Alert, Digest, Gig, SavedSearch
from gigs.models.saved_search import AlertQuerySet
from marketplace.lib.tasks.queue import enqueue, enqueue_each

AT_A_TIME = 500
HANDED_AT_A_TIME = 50
READ_AGAIN_AFTER = timedelta(days=1)
LATE_AFTER = timedelta(minutes=1)
FORGET_AFTER = timedelta(days=30)
AT_ONCE = [SavedSearch.Cadence.INSTANT]
BY_DIGEST = [SavedSearch.Cadence.DAILY, SavedSearch.Cadence.WEEKLY]


@task()
def tell_searches(gig_id: int) -> None:
    """A gig was published: find whose searches it answers. One that is held is asked about again when it is free."""
    gig = Gig.objects.select_related("client").filter(pk=gig_id).first()
    if gig is None:
        return
    if Gig.objects.listed().filter(pk=gig_id).exists():
        tell_of(gig)
    elif gig.hold_until and gig.hold_until > timezone.now():
        key = f"alerts:{gig_id}:{gig.hold_until.isoformat()}"
        enqueue("gigs.alerts.tasks.tell_searches", gig_id, key=key, run_after=gig.hold_until)


@task()
def mail_alerts(user_id: int) -> None:
    """Mail one person what waits for them at once; nothing where another mail took it along."""
    user = locked(user_id)
    if user:
        send(user, tellable(user).filter(search__cadence=SavedSearch.Cadence.INSTANT))


@task()
def mail_digest(user_id: int, on: str) -> None:
    """Mail one person's digest of one day of theirs: the row of the day makes a second one impossible."""
    user = locked(user_id)
    if user is None or Digest.objects.filter(user=user, on=on).exists():
        return
    waiting = tellable(user).filter(search__cadence__in=BY_DIGEST)
    if send(user, waiting, f"digest-{user_id}-{on}"):
        Digest.objects.create(user=user, on=date.fromisoformat(on))


@task()
def hand_on_alerts(user_id: int) -> None:
    """Find other searches for what waits under silent ones of one person, some at a time."""
    user = locked(user_id)
    if user and hand_on(user, HANDED_AT_A_TIME) == HANDED_AT_A_TIME:
        enqueue("gigs.alerts.tasks.hand_on_alerts", user_id)


def locked(user_id: int) -> User | None:
    """The person, with their row locked, so that what goes to one person is settled one thing after the other."""
    return User.objects.select_for_update().filter(pk=user_id, is_active=True).first()


# -- steps of the clock


def enqueue_handing_on() -> int:
    """Everybody for whom something is due under a search that fell silent while it was written."""
    return enqueue_once_a_day("hand_on_alerts", Alert.objects.due().stranded())


def enqueue_late_alerts() -> int:
    """Everybody who should have heard at once: the task was lost, or the gig was out of sight when it ran."""
    late = due_under(AT_ONCE).filter(due_at__lte=timezone.now() - LATE_AFTER)
    return enqueue_once_a_day("mail_alerts", late)


def enqueue_once_a_day(name: str, waiting: AlertQuerySet) -> int:
    """The task for each person; what still waits after it is asked about again tomorrow, or when more comes."""
    people = waiting.filter(user__is_active=True).order_by().values_list("user").annotate(newest=Max("pk"))
    today, due = timezone.now().date(), list(people)
    enqueue_each(f"gigs.alerts.tasks.{name}", ((f"{name}:{pk}:{newest}:{today}", [pk]) for pk, newest in due))
    return len(due)


def due_under(cadences: list[SavedSearch.Cadence]) -> AlertQuerySet:
    return Alert.objects.due().filter(
        search__cadence__in=cadences, search__paused_at=None, search__broken_at=None, gig__in=Gig.objects.listed()
    )


def enqueue_digests() -> int:
    """Everybody for whom something waits and whose morning has come: once a day, and again where more fell due.

    What nobody may be told, such as a hidden gig, is due from midnight on and must not use the day up.
    """
    now, waiting = timezone.now(), due_under(BY_DIGEST).filter(user__is_active=True).order_by()
    people = waiting.values_list("user", "user__time_zone").annotate(latest=Max("due_at"))
    days = [(pk, now.astimezone(ZoneInfo(zone)).date(), latest) for pk, zone, latest in people]
    sent = set(Digest.objects.filter(user__in=[pk for pk, _, _ in days]).values_list("user", "on"))
    due = [(pk, on, latest) for pk, on, latest in days if (pk, on) not in sent]
    keyed = ((f"digest:{pk}:{on}:{latest.isoformat()}", [pk, str(on)]) for pk, on, latest in due)
    enqueue_each("gigs.alerts.tasks.mail_digest", keyed)
    return len(due)


def read_searches_again() -> int:
    """A day later a query may mean something else, or nothing: a client is gone, a skill has a successor."""
    old = SavedSearch.objects.filter(read_at__lt=timezone.now() - READ_AGAIN_AFTER, user__is_active=True)
    searches = list(old.select_for_update(skip_locked=True, of=("self",)).select_related("user")[:AT_A_TIME])
    for search in searches:
        understand(search)
    return len(searches)


def forget_alerts() -> int:
    """What nobody could be told for a month, and days of digests long gone. What was told stays, as the proof of it."""
    long_ago = timezone.now() - FORGET_AFTER
    Digest.objects.filter(on__lt=long_ago.date()).delete()
    return Alert.objects.waiting().filter(at__lt=long_ago).delete()[0]
