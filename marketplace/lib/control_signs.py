"""Control characters: no reader sees one, and XML, headers and lists of lines break on them."""

import re

# All but tabulator and line breaks, which text of several lines has.
WITHIN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
WITHIN_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def without_controls(text: str) -> str:
    return WITHIN_TEXT.sub("", text)


def one_line(text: str) -> str:
    """The text in one line, a blank where a line broke."""
    return without_controls(BREAKS.sub(" ", text))
