"""What public text of a profile may not hold."""

import re

from django.core.exceptions import ValidationError

CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\S|\b[\w-]+\.(?:com|org|net|io|dev|co|me|app)\b|(?:\+|00)?\d[\d ().-]{7,}\d", re.I
)
PICTURE = re.compile(r"!\[|<img\b", re.IGNORECASE)


def no_contact(text: str) -> None:
    """No web address, e-mail address or telephone number: people are reached through the site."""
    found = CONTACT.search(text)
    if found:
        raise ValidationError(f"Leave out addresses and telephone numbers. You wrote “{found[0][:60]}”.")


def no_pictures(text: str) -> None:
    if PICTURE.search(text):
        raise ValidationError("Pictures are not shown here. Leave them out.")
