"""HTML as text, also where its tags are written as entities, as JSON-LD has them."""

import re
from html import unescape

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
CLOSED = re.compile(rf"</({ELEMENTS})\s*>", re.IGNORECASE)
OPENED = re.compile(rf"<({ELEMENTS})(?:[\s/][^>]{{0,500}})?>", re.IGNORECASE)
BLOCK = r"<(?:p|div|ul|ol|li|h[1-6]|table|tr|td|blockquote|pre|section|article)(?:\s[^>]{0,500})?>"
VOID = r"<(?:br|hr|img)(?:[\s/][^>]{0,500})?>"
# `Foo<P>` is no paragraph, and `<address>` alone a word to be filled in.
LITERAL = re.compile(
    rf"{COMMENT}|</(?:{ELEMENTS})\s*>|(?<!\w){BLOCK}|{VOID}|<(?:{ELEMENTS})\s+[\w:-]+\s*=[^>]{{0,500}}>",
    re.IGNORECASE | re.DOTALL,
)
WRAPPED = re.compile(rf"\s*{BLOCK}", re.IGNORECASE)
BROKEN = re.compile(VOID, re.IGNORECASE)


def html_as_text(text: str) -> str:
    """HTML as text with its paragraphs and list items; other text as it is."""
    if not LITERAL.search(text):
        again = [unescape(text), unescape(unescape(text))]
        text = next((one for one in again if was_escaped(one)), text)
    plain = without_tags(text)
    if plain != text and WRAPPED.match(plain) and was_escaped(plain):
        plain = without_tags(plain)  # “<div>&lt;p&gt;…”: escaped once more than its wrapping
    return re.sub(r"\n{3,}", "\n\n", plain.replace("\r\n", "\n")).strip()


def without_tags(text: str) -> str:
    if LITERAL.search(text):
        text = TAG.sub("", ITEM.sub("\n- ", NEW_LINE.sub("\n", UNSEEN.sub("", text))))
    return unescape(text)


def was_escaped(text: str) -> bool:
    """Whether entities hid HTML: tags in pairs, breaks, or one in front. “The &lt;select&gt;” alone is a word."""
    pairs = {name.lower() for name in OPENED.findall(text)} & {name.lower() for name in CLOSED.findall(text)}
    return bool(pairs or WRAPPED.match(text) or BROKEN.search(text))
