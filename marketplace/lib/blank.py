"""Text of which a reader sees nothing."""

import unicodedata

# Letters and signs by their category, and blank all the same: fillers of Hangul, and Braille without a dot.
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Control and format signs, code points that are no character, marks without a letter, and separators.
UNSEEN = frozenset("CMZ")


def is_blank(text: str) -> bool:
    """Whether nothing in it is seen: blanks, marks alone, and signs that only steer the text around them."""
    return all(unicodedata.category(sign)[0] in UNSEEN or sign in FILLERS for sign in text)
