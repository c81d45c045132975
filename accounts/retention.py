"""What is not kept: accounts that nobody ever confirmed, and old news."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from accounts.models import AuditEvent, AuditWords, Notification, User

UNCONFIRMED_FOR = timedelta(days=30)
NEWS_KEPT_FOR = timedelta(days=180)
AUDIT_KEPT_FOR = timedelta(days=6 * 365 + 2)
AT_A_TIME = 1_000


def delete_unconfirmed_accounts() -> int:
    """Delete accounts whose mail address was never confirmed and that never did anything here."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    unconfirmed = User.objects.filter(
        Exists(addresses),
        ~Exists(addresses.filter(verified=True)),
        ~Exists(AuditEvent.objects.filter(actor=OuterRef("pk"))),
        last_login=None,
        is_staff=False,
        date_joined__lt=Now() - UNCONFIRMED_FOR,
    )
    due = list(unconfirmed.select_for_update(skip_locked=True).values_list("pk", flat=True))
    User.objects.filter(pk__in=due).delete()
    return len(due)


def delete_old_notifications() -> int:
    """News of half a year ago is none; what it was about has a page of its own. So many at most in one minute."""
    old = Notification.objects.filter(created_at__lt=Now() - NEWS_KEPT_FOR).order_by("pk")
    due = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_A_TIME])
    Notification.objects.filter(pk__in=due).delete()
    return len(due)


def forget_audit_words() -> int:
    """The audit itself is kept; what people wrote in it goes after six years, and the seals over it stay whole."""
    old = AuditWords.objects.filter(event__at__lt=Now() - AUDIT_KEPT_FOR)
    due = list(old.order_by("event").values_list("pk", flat=True)[:AT_A_TIME])
    AuditWords.objects.filter(pk__in=due).delete()
    return len(due)
