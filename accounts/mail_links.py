"""The link of a notification's mail: signed, so that it works without signing in, and for one topic only."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.models import Notification, User
from accounts.models.notification_topic import BY_VALUE, DAILY_MAIL, SAFETY, Topic

STOPPABLE = BY_VALUE | {DAILY_MAIL.value: DAILY_MAIL}
_signer = signing.Signer(salt="accounts.mail_links")


class BadLinkError(ValueError):
    """The link was not made here, or its person is gone."""


def stop(user_id: int, topic: Topic) -> str:
    return settings.SITE_URL + reverse("accounts:mail_stop", args=[_signer.sign_object([user_id, topic.value])])


def preferences() -> str:
    return settings.SITE_URL + reverse("accounts:mail_settings")


def read(token: str) -> tuple[User, Topic]:
    try:
        pk, value = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        raise BadLinkError(token) from None
    user, topic = User.objects.filter(pk=pk).first(), STOPPABLE.get(value)
    if user is None or topic is None:
        raise BadLinkError(token)
    return user, topic


def footer(notification: Notification) -> dict[str, str]:
    """Why the mail came and how to change that, for its templates; `stop` is "" where it cannot be stopped."""
    topic = notification.topic
    return {
        "why": topic.why,
        "about": topic.label,
        "preferences": preferences(),
        "stop": "" if topic is SAFETY else stop(notification.user_id, topic),
    }


def one_click(address: str) -> dict[str, str]:
    """The headers of RFC 8058, with which a mail program shows its own button."""
    if not address:
        return {}
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
