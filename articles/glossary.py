"""Words of the trade, in a sentence each (`content/glossary.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.text import slugify

GLOSSARY_FILE = Path(__file__).parent / "content" / "glossary.toml"


@dataclass(frozen=True)
class Term:
    """One word and what we mean by it."""

    word: str
    meaning: str

    @property
    def id(self) -> str:
        return slugify(self.word)


@lru_cache(maxsize=1)
def terms() -> list[Term]:
    rows = tomllib.loads(GLOSSARY_FILE.read_text(encoding="utf-8"))["terms"]
    return sorted((Term(word, meaning) for word, meaning in rows.items()), key=lambda term: term.word.lower())
