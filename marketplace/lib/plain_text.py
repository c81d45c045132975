"""Plain text that people write to each other, as safe HTML."""

import re
from urllib.parse import urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")


def linked(text: str) -> SafeString:
    """Escaped, with line breaks; web addresses are links that say which host they lead to."""
    parts, at = [], 0
    for found in ADDRESS.finditer(text):
        parts += [escape(text[at : found.start()]), link(found[0])]
        at = found.end()
    html = "".join([*parts, escape(text[at:])])
    return mark_safe(html.replace("\r\n", "\n").replace("\n", "<br>"))  # noqa: S308 - every part is escaped


def link(address: str) -> SafeString:
    try:
        # What stands before an @ is a name for the server, not the server.
        host = urlsplit(address).hostname or ""
        shown = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return escape(address)
    return format_html(
        '<a href="{}" rel="nofollow ugc noopener noreferrer">{}</a> <span class="soft">({})</span>',
        address,
        address,
        shown,
    )
