"""The same sentence twice, here or in another article."""

from articles.lint.draft import Draft
from articles.lint.parts import Part, sentences, split

SHORTEST = 8


def duplicate_text(draft: Draft):
    seen: set[str] = set()
    for part in draft.prose:
        for sentence in long_sentences(part):
            if sentence in seen:
                yield part, f"“{sentence[:60]}…” stands here twice.", sentence
            elif sentence in draft.elsewhere:
                yield part, f"“{sentence[:60]}…” also stands in “{draft.elsewhere[sentence]}”.", sentence
            seen.add(sentence)


def sentences_of(title: str, body: str) -> dict[str, str]:
    """The long sentences of another article with its title, for `Draft.elsewhere`."""
    prose = [part for part in split(body) if part.kind in {"paragraph", "item"}]
    return {sentence: title for part in prose for sentence in long_sentences(part)}


def long_sentences(part: Part) -> list[str]:
    found = [" ".join(sentence.lower().split()) for sentence in sentences(part.words)]
    return [sentence for sentence in found if len(sentence.split()) >= SHORTEST]
