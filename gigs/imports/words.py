"""Small readings that several kinds of record share."""

import re
from typing import Any

from gigs.models.choices import PayModel

from .html_text import html_as_text

LEVEL_WORDS = [
    (1, r"entry|junior|beginner|learning|trainee"),
    (4, r"expert|principal|staff|architect"),
    (3, r"senior|strong|lead|advanced"),
    (2, r"intermediate|mid|medior|working|regular"),
]
WHOLE = re.compile(r"(?:\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,15})(?:\.0{1,9})?", re.ASCII)
# What stands around a tag, but not the signs of `.NET`, `C#` and `C++`.
AROUND = re.compile(r"^(?:[^\w.]|_)+|[^\w+#)]+$")
VERSION = re.compile(r"\s+\(?v?\d+(?:\.(?:\d+|x))*\+?\)?$", re.IGNORECASE)
# What list pages add to a row of tags: “+4”, “more”.
NOT_A_TAG = re.compile(r"^(?:\+\s*\d+(?:\s*more)?|\d+\s*more|more|…|\.\.\.|-|)$", re.IGNORECASE)


def said(value: Any) -> str:
    """A text or a number as a text; nothing of what is neither, so that no object is published as one."""
    if isinstance(value, float):
        return f"{value:.2f}".removesuffix(".00")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def plain_text(value: Any) -> str:
    return html_as_text(value) if isinstance(value, str) else ""


def tags(value: Any) -> list[str]:
    """Tags of a list or of a text with commas, without what is none."""
    parts = value if isinstance(value, list) else re.split(r"[,;|]", said(value))
    words = [" ".join(said(part).split()) for part in parts]
    return list(dict.fromkeys(word[:60] for word in words if not NOT_A_TAG.match(word)))


def bare(tag: str) -> str:
    """A tag without a version, an emoji or a hash sign: “python 3.12”, “🐍 Python”, “#python”."""
    return VERSION.sub("", AROUND.sub("", tag)).strip()


def whole_number(value: Any) -> Any:
    """The whole number that a text or a number with a point says: “400”, “1,200”, 400.0; anything else as it is."""
    if isinstance(value, str) and WHOLE.fullmatch(value.strip()):
        return int(re.sub(r"\..*|[, ]", "", value.strip()))
    return int(value) if isinstance(value, float) and value.is_integer() else value


def level(text: Any) -> int | None:
    words = str(text or "").casefold()
    return next((number for number, pattern in LEVEL_WORDS if re.search(pattern, words)), None)


def is_unit_we_take(model: str) -> bool:
    return model in PayModel.values
