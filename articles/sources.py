"""The sources of an article: each once, numbered in the order in which its claims first name them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from articles.models import Claim


@dataclass
class Source:
    """One place that figures come from, with the claims that rest on it."""

    number: int
    title: str
    url: str
    published: str
    claims: list[Claim] = field(default_factory=list)

    @property
    def read_on(self) -> date:
        return min(claim.read_on for claim in self.claims)

    @property
    def how(self) -> str:
        """How near to the source the weakest of its figures was read, in words."""
        weakest = max(self.claims, key=lambda claim: claim.confidence)
        return weakest.get_confidence_display()


def numbered(claims: Iterable[Claim]) -> list[Source]:
    sources: dict[tuple[str, str, str], Source] = {}
    for claim in claims:
        key = (claim.source_title, claim.source_url, claim.published)
        source = sources.setdefault(key, Source(len(sources) + 1, *key))
        source.claims.append(claim)
    return list(sources.values())


def references(sources: Iterable[Source]) -> dict[str, int]:
    """The name of each claim with the number of its source, for `[^name]` in the text."""
    return {claim.name: source.number for source in sources for claim in source.claims}
