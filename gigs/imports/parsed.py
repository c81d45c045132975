"""What was understood of one record."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from gigs.models import Gig
from marketplace.lib.blank import is_blank

TITLE_LENGTH = Gig._meta.get_field("title").max_length
TEXT_LENGTH = Gig._meta.get_field("description").max_length


@dataclass
class Parsed:
    """Fields of a gig, its skills as words, what was left over, and why it cannot be taken at all."""

    key: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    skills: list[tuple[str, str, int | None]] = field(default_factory=list)  # (word, need, level)
    known: list[str] = field(default_factory=list)  # the slugs of those that are skills, once they were looked up
    unplaced: list[str] = field(default_factory=list)
    refused: str = ""

    def take(self, **fields: Any) -> None:
        self.fields.update({name: value for name, value in fields.items() if value not in (None, "", [])})

    def says_taken(self) -> str:
        """What was understood beside the words: `pay_min 48, pay_max 100, currency USD, skills django, celery`."""
        facts = [f"{name} {value}" for name, value in self.fields.items() if name not in {"title", "description"}]
        return ", ".join(facts + [f"skills {', '.join(self.known)}"] * bool(self.known))

    def finish(self) -> "Parsed":
        """Cut what is too long, make the key where the record has none, refuse what has no words."""
        title = " ".join(str(self.fields.get("title", "")).split())
        text = str(self.fields.get("description", "")).strip()
        if len(title) > TITLE_LENGTH:
            self.unplaced.append(f"the end of the title ({len(title)} characters, {TITLE_LENGTH} fit)")
            title = title[: TITLE_LENGTH - 1].rstrip() + "…"
        if len(text) > TEXT_LENGTH:
            self.unplaced.append(f"the end of the description ({len(text):,} characters, {TEXT_LENGTH:,} fit)")
            text = text[: TEXT_LENGTH - 1] + "…"
        self.fields |= {"title": title, "description": text}
        self.key = self.key[:300] or f"text:{fingerprint(title, text)}"
        if is_blank(title) or is_blank(text):
            self.refused = self.refused or f"there is no {'title' if is_blank(title) else 'description'}"
        return self


def fingerprint(title: str, text: str) -> str:
    """The same for texts that differ only in case and blanks."""
    words = " ".join(f"{title} {text}".casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:40]
