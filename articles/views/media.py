"""/media/<file>: photos, logos and the pictures above articles, for whom what they belong to is there."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from accounts.pictures import is_photo_shown
from articles.hero import is_hero_shown
from marketplace.lib import media
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def picture(request: HttpRequest, file: str) -> HttpResponse:
    """What moderation takes away, or its owner hides, takes its picture along."""
    name, is_square = media.named(file)
    is_shown = is_photo_shown if is_square else is_hero_shown
    if not is_shown(name, request.user):
        raise Http404
    return media.answer_with(file)
