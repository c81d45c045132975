"""The links of a mail: signed, so that they work without signing in, and each for one thing only."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gigs.models import SavedSearch

STOP_ALL, STOP, CADENCE = "stop-all", "stop", "cadence"
_signer = signing.Signer(salt="gigs.alerts.links")


class BadLinkError(ValueError):
    """The link was not made here, or not for this."""


def stop_all(user_id: int) -> str:
    return address("search_stop", STOP_ALL, user_id)


def stop(search: SavedSearch) -> str:
    return address("search_stop", STOP, search.pk)


def change_cadence(search: SavedSearch) -> str:
    return address("search_cadence", CADENCE, search.pk)


def address(name: str, what: str, pk: int) -> str:
    return settings.SITE_URL + reverse(f"gigs:{name}", args=[_signer.sign_object([what, pk])])


def read(token: str, *expected: str) -> tuple[str, int]:
    try:
        what, pk = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        raise BadLinkError(token) from None
    if what not in expected:
        raise BadLinkError(token)
    return what, pk
