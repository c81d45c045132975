"""Pictures: there, and described."""

import re

from articles.lint.draft import Draft

FILE_NAME = re.compile(r"\b[\w-]+\.(?:png|jpe?g|gif|webp|svg|avif)\b", re.IGNORECASE)


def image_filename_as_text(draft: Draft):
    for part in draft.parts:
        words = " ".join([part.words, *(alt for _, alt in part.pictures)])
        if part.kind != "fence" and (found := FILE_NAME.search(words)):
            yield part, f"“{found[0]}” is the name of a file, which tells a reader nothing."


def image_without_alt(draft: Draft):
    for part in draft.parts:
        for address, alt in part.pictures:
            if not alt.strip():
                yield part, f"The picture {address} has no words for those who cannot see it."
