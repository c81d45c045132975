"""Where pictures are kept and how they are answered: random names, WebP only, nothing that a browser would run."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import Http404, HttpResponse

from .images import cut

FOLDER = "pictures"
SIDES = (96, 192)
SQUARE = tuple((side, side) for side in SIDES)
# Above an article: on a phone, and on a desk or a sharp phone.
WIDE = ((640, 320), (1280, 640))
NAME = re.compile(r"^[0-9a-f]{32}$")
FILE = re.compile(rf"^([0-9a-f]{{32}})-({'|'.join(str(width) for width, _ in SQUARE + WIDE)})\.webp$")


class MediaStorage(FileSystemStorage):
    """Files under `var/media`."""

    def __init__(self):
        super().__init__(location=settings.VAR_DIR / "media", base_url="/media/")


def keep(data: bytes, is_whole: bool = False, sizes: tuple[tuple[int, int], ...] = SQUARE) -> str:
    """Store the picture in every size, cut or whole; returns the random name that they share.

    Raises UnusablePictureError.
    """
    name = secrets.token_hex(16)
    for width, content in cut(data, sizes, is_whole).items():
        default_storage.save(f"{FOLDER}/{name}-{width}.webp", ContentFile(content))
    return name


def drop(name: str) -> None:
    """Remove every size; what is gone already is fine."""
    for width, _ in SQUARE + WIDE if NAME.match(name) else ():
        default_storage.delete(f"{FOLDER}/{name}-{width}.webp")


def address(name: str, width: int = SIDES[0]) -> str:
    return f"/media/{name}-{width}.webp" if name else ""


def kept_before(moment: datetime, sizes: tuple[tuple[int, int], ...] = SQUARE) -> set[str]:
    """The names of all pictures in these sizes that were there before `moment`."""
    try:
        files = default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return set()
    widths = {str(width) for width, _ in sizes}
    sized = [found for file in files if (found := FILE.match(file)) and found[2] in widths]
    return {found[1] for found in sized if default_storage.get_modified_time(f"{FOLDER}/{found[0]}") < moment}


def drop_unused(names: Iterable[str]) -> int:
    return sum(1 for name in names if drop(name) is None)


def named(file: str) -> tuple[str, bool]:
    """The name of a picture by one of its files, and whether it is square. Raises Http404 for other files."""
    found = FILE.match(file)
    if found is None:
        raise Http404
    return found[1], int(found[2]) in SIDES


def answer_with(file: str) -> HttpResponse:
    """One stored file. A name never means another picture, but who may see it can change: a browser keeps it for a
    day, and nothing that answers others does.
    """
    try:
        with default_storage.open(f"{FOLDER}/{file}") as stored:
            answer = HttpResponse(stored.read(), content_type="image/webp")
    except FileNotFoundError:
        raise Http404 from None
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
