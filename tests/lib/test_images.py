"""Pictures that people send."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from marketplace.lib.images import LARGEST, UnusablePictureError, squares


def picture(kind="PNG", size=(300, 200), mode="RGB", colour="teal", **how):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **how)
    return out.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


def png_that_claims(width, height):
    """A PNG of a few bytes whose head promises a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = {
    "nothing": (b"", "no picture"),
    "text": (b"hello", "no picture"),
    "an SVG": (SVG, "no picture"),
    "a PDF": (b"%PDF-1.7\n", "no picture"),
    "HTML with the head of a GIF": (b"GIF89a<script>alert(1)</script>", "no picture"),
    "a GIF": (picture("GIF", mode="P", colour=0), "no picture"),
    "a TIFF": (picture("TIFF"), "no picture"),
    "half a JPEG": (picture("JPEG")[:400], "no picture"),
    "half a PNG": (picture("PNG")[:80], "no picture"),
    "a bomb": (png_that_claims(100_000, 100_000), "million in all"),
    "a smaller bomb": (png_that_claims(6_000, 6_000), "million in all"),
    "a dot": (picture(size=(20, 20)), "20 × 20"),
    "20 MB": (b"\xff\xd8\xff" + b"\0" * 20_000_000, "more than 4 MB; 4 MB is the most"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence(what):
    data, words = REFUSED[what]
    with pytest.raises(UnusablePictureError, match=words):
        squares(data, [96])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_becomes_a_square_webp_in_each_size(kind):
    made = squares(picture(kind), [96, 192])

    assert {side: (opened(data).format, opened(data).size) for side, data in made.items()} == {
        96: ("WEBP", (96, 96)),
        192: ("WEBP", (192, 192)),
    }


def test_nothing_but_the_pixels_survives():
    exif = Image.Exif()
    exif[0x010E], exif[0x0132] = "secret words", "2026:01:01 00:00:00"
    data = (
        picture("JPEG", exif=exif, comment=b"secret comment", icc_profile=b"secret profile") + b"PK\x03\x04secret zip"
    )
    (made,) = squares(data, [96]).values()

    assert b"secret" in data
    assert b"secret" not in made
    assert not opened(made).getexif()
    assert "icc_profile" not in opened(made).info


def test_a_picture_that_lies_on_its_side_is_put_upright():
    sideways = Image.new("RGB", (400, 200), "red")
    sideways.paste("blue", (0, 0, 200, 200))
    exif, out = Image.Exif(), BytesIO()
    exif[0x0112] = 6  # a quarter turn
    sideways.save(out, "JPEG", exif=exif, quality=95)
    made = opened(squares(out.getvalue(), [96])[96]).convert("RGB")

    top, bottom = made.getpixel((48, 5)), made.getpixel((48, 90))
    assert top[2] > 200 > 80 > top[0]
    assert bottom[0] > 200 > 80 > bottom[2]


def test_a_wide_logo_stands_whole_on_its_own_ground():
    wide = Image.new("RGB", (400, 100), "white")
    wide.paste("blue", (20, 20, 60, 80))
    wide.paste("red", (340, 20, 380, 80))
    out = BytesIO()
    wide.save(out, "PNG")
    made = opened(squares(out.getvalue(), [192], is_whole=True)[192]).convert("RGB")

    assert made.size == (192, 192)
    assert made.getpixel((19, 96))[2] > 200 > 80 > made.getpixel((19, 96))[0]
    assert made.getpixel((172, 96))[0] > 200 > 80 > made.getpixel((172, 96))[2]
    assert min(made.getpixel((5, 5))) > 240


def test_what_is_see_through_stays_so():
    made = squares(picture(mode="RGBA", colour=(0, 0, 0, 0)), [96])[96]

    assert opened(made).convert("RGBA").getpixel((3, 3))[3] == 0


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "I;16", "1"])
def test_every_kind_of_pixel_is_understood(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert squares(picture(kind, mode=mode, colour=0), [96])


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # its head may ask for any size
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.integers(0, 5_000), st.binary(min_size=1, max_size=20))
def test_a_damaged_picture_is_made_anew_or_refused(kind, place, damage):
    whole = picture(kind)
    place %= len(whole)
    try:
        made = squares(whole[:place] + damage + whole[place + len(damage) :], [96])
    except UnusablePictureError:
        return
    assert opened(made[96]).size == (96, 96)


def test_the_largest_is_just_taken():
    data = picture("JPEG")
    assert squares(data + b"\0" * (LARGEST - len(data)), [96])
