"""Reviews as figures: how many, how they are spread, and how many would do it again."""

from collections import Counter
from dataclasses import dataclass

from gigs.models import Review
from gigs.models.review import ASPECTS, SCORES


@dataclass(frozen=True)
class Opinions:
    """`spread` has for each question its five counts, from 1 to 5, and its n."""

    reviews: list[Review]
    again: int
    spread: list[tuple[str, list[int], int]]

    @property
    def count(self) -> int:
        return len(self.reviews)


def opinions(reviews, side: str) -> Opinions:
    """Public reviews written by `side`."""
    found = list(reviews.public().for_list())
    spread = []
    for words, name in zip(ASPECTS[side], SCORES, strict=True):
        counted = Counter(getattr(review, name) for review in found)
        row = [counted[value] for value in range(1, 6)]
        if sum(row):
            spread.append((words, row, sum(row)))
    return Opinions(found, sum(review.again for review in found), spread)
