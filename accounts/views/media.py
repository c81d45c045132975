"""/media/<file>: photos and logos for whom the page that shows them is there, and the pictures of articles."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from accounts.models import Client, Developer
from marketplace.lib import media


@login_not_required
@require_safe
def picture(request: HttpRequest, file: str) -> HttpResponse:
    name = media.square_name(file)
    if name and not is_shown(name, request.user):
        raise Http404
    answer = media.answer_with(file)
    if name and request.user.is_authenticated:
        patch_cache_control(answer, private=True)
    return answer


def is_shown(name: str, user: Any) -> bool:
    """What moderation takes away, or its owner hides, takes its picture along."""
    return any(model.objects.visible_to(user).filter(picture=name).exists() for model in (Developer, Client))
