"""Small readings that several kinds of record share."""

import re
from html import unescape
from typing import Any

from gigs.models.choices import PayModel

LEVEL_WORDS = [
    (1, r"entry|junior|beginner|learning|trainee"),
    (4, r"expert|principal|staff|architect"),
    (3, r"senior|strong|lead|advanced"),
    (2, r"intermediate|mid|medior|working|regular"),
]
# Of HTML only: `List<Integer>` and `<negotiable>` are words.
ELEMENTS = (
    "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|"
    "dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|"
    "kbd|label|legend|li|link|main|mark|meta|nav|noscript|object|ol|option|p|param|path|picture|pre|q|s|samp|script|"
    "section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|"
    "title|tr|tt|u|ul|var|video|wbr|[a-z]{1,9}:[a-z]{1,20}"
)
COMMENT = r"<!--.{0,2000}?-->|<!doctype\b[^>]{0,200}>"
TAG = re.compile(rf"{COMMENT}|</?(?:{ELEMENTS})(?:[\s/][^>]{{0,500}})?>", re.IGNORECASE | re.DOTALL)
NEW_LINE = re.compile(r"<\s*(?:br|/p|/div|/h\d|/ul|/ol|/li|/tr)\b[^>]{0,100}>", re.IGNORECASE)
ITEM = re.compile(r"<\s*li\b[^>]{0,200}>", re.IGNORECASE)
UNSEEN = re.compile(r"<\s*(script|style)\b.*?<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL)
WHOLE = re.compile(r"(?:\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,15})(?:\.0{1,9})?", re.ASCII)
# What list pages add to a row of tags: “+4”, “more”.
NOT_A_TAG = re.compile(r"^(?:\+\s*\d+(?:\s*more)?|\d+\s*more|more|…|\.\.\.|-|)$", re.IGNORECASE)


def plain_text(text: Any) -> str:
    """HTML as text with its paragraphs and list items; other text as it is."""
    text = str(text or "")
    if TAG.search(text):
        text = TAG.sub("", ITEM.sub("\n- ", NEW_LINE.sub("\n", UNSEEN.sub("", text))))
    return re.sub(r"\n{3,}", "\n\n", unescape(text).replace("\r\n", "\n")).strip()


def tags(value: Any) -> list[str]:
    """Tags of a list or of a text with commas, without what is none."""
    parts = value if isinstance(value, list) else re.split(r"[,;|]", str(value or ""))
    words = [" ".join(str(part).split()) for part in parts if isinstance(part, str | int)]
    return list(dict.fromkeys(word[:60] for word in words if not NOT_A_TAG.match(word)))


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
