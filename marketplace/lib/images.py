"""Pictures that people send: checked, made anew from their pixels, cut, in WebP, with nothing else left in them."""

import struct
import zlib
from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageOps

LARGEST = 4 * 1024 * 1024
MOST_PIXELS = 30_000_000
SMALLEST_SIDE = 96
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 80
# What Pillow raises for pictures that are not what they say; a decoder may meet anything.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
)
TOO_LARGE = f"The picture has {{}}; {MOST_PIXELS // 1_000_000} million in all are the most."


class UnusablePictureError(ValueError):
    """The file cannot be used as a picture; the message says why and what to do."""


def squares(data: bytes, sides: Iterable[int], is_whole: bool = False) -> dict[int, bytes]:
    """One square WebP per side in pixels; as `cut`."""
    return cut(data, [(side, side) for side in sides], is_whole)


def cut(data: bytes, sizes: Iterable[tuple[int, int]], is_whole: bool = False) -> dict[int, bytes]:
    """`data`, a JPEG, PNG or WebP, as one WebP per width and height in pixels; the keys are their widths.

    Cut from its middle, or whole with a margin.

    Nothing of the file but its pixels survives: no metadata, no profile, no second document behind the picture.
    Raises UnusablePictureError.
    """
    if len(data) > LARGEST:
        # How much more is not known: who reads the file stops here.
        most = LARGEST // 1024 // 1024
        raise UnusablePictureError(f"The picture has more than {most} MB; {most} MB is the most.")
    sizes = list(sizes)
    picture = _decoded(data, max(map(max, sizes)))
    made = _whole if is_whole else _cut
    return {size[0]: _written(made(picture, size)) for size in sizes}


def _cut(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS)


def _whole(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The margin goes on from the picture's own corner: a wide logo keeps its letters and its ground."""
    return ImageOps.pad(picture, size, Image.Resampling.LANCZOS, color=picture.getpixel((0, 0)))


def _decoded(data: bytes, side: int) -> Image.Image:
    try:
        _check(Image.open(BytesIO(data), formats=FORMATS))
        # `verify` leaves a picture that cannot be used any more.
        picture = Image.open(BytesIO(data), formats=FORMATS)
        picture.draft(None, (side * 2, side * 2))
        upright = ImageOps.exif_transpose(picture)
        return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except UnusablePictureError:
        raise
    except Image.DecompressionBombError as error:
        raise UnusablePictureError(TOO_LARGE.format("far more pixels")) from error
    except UNREADABLE as error:
        raise UnusablePictureError("This is no picture that we can read. Send a JPEG, PNG or WebP file.") from error


def _check(picture: Image.Image) -> None:
    """Look at what the head of the file says, before a pixel is decoded."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UnusablePictureError(TOO_LARGE.format(f"{width} × {height} pixels"))
    if min(width, height) < SMALLEST_SIDE:
        raise UnusablePictureError(f"The picture has {width} × {height} pixels; send one of {SMALLEST_SIDE} or more.")
    picture.verify()


def _written(picture: Image.Image) -> bytes:
    # A new image has no metadata to lose.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
