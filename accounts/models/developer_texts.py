"""What public text of a profile may not hold."""

import re

from django.core.exceptions import ValidationError

# Tools that are written like an address and are none, as long as nothing of one follows.
TOOLS = r"(?:(?:asp|ado|vb|ml|json|quartz|lucene|akka)\.net|(?:socket|engine|crates|draw|fly)\.io)\b(?![/:@.-]\w)"
DOMAIN = rf"(?<![\w-])(?<!\w\.)(?!{TOOLS})(?:[\w-]+\.)+(?:com|org|net|io|dev|co|me|app)\b"
# Two years with a dash between are as long as a number.
PHONE = r"(?:\+|00)?(?!(?:19|20)\d\d ?- ?(?:19|20)\d\d\b)\d[\d ().-]{7,}\d"
CONTACT = re.compile(rf"https?://|www\.|\S@\S+\.\S|{DOMAIN}|{PHONE}", re.I)
PICTURE = re.compile(r"!\[|<img\b", re.IGNORECASE)


def no_contact(text: str) -> None:
    """No web address, e-mail address or telephone number: people are reached through the site."""
    found = CONTACT.search(text)
    if found:
        raise ValidationError(f"Leave out addresses and telephone numbers. You wrote “{found[0][:60]}”.")


def no_pictures(text: str) -> None:
    if PICTURE.search(text):
        raise ValidationError("Pictures are not shown here. Leave them out.")
