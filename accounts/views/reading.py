"""Who may read a profile, and with whose eyes its owner looks at it."""

from django.http import Http404, HttpRequest

from accounts.models import Developer
from accounts.models.rate import SEEN_AS
from marketplace.lib.errors import GoneError


def find(request: HttpRequest, handle: str) -> Developer:
    """The profile that has, or had, this handle, if this reader may see it."""
    developers = Developer.objects.filter(handles__handle=handle.lower())
    seen = developers.visible_to(request.user).select_related("user").for_profile(request.user).first()
    if seen is None and developers.gone().exists():
        raise GoneError("This profile is no longer here.")
    if seen is None:
        raise Http404
    return seen


def audience_of(request: HttpRequest, developer: Developer) -> str:
    """Whose eyes the owner asked for by `?as=`: visitor, member or client; then only their rates are seen."""
    audience = request.GET.get("as", "")
    if developer.user_id != request.user.pk or audience not in SEEN_AS:
        return ""
    developer.seen_rates = list(developer.rates.seen_as(audience))
    return audience
