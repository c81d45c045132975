"""How complete a profile is, as a published list of points that add up to 100, and what publishing asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from marketplace.lib import review

from .developer_skill import FEWEST_SKILLS

# The rows that points and publishing ask about; who reads a profile for them reads these along.
ROWS = ("developer_skills", "rates", "case_studies", "experience")


@dataclass(frozen=True)
class Point:
    """What is worth `points`, in which step of the editor it is written, what to do and what that changes."""

    points: int
    step: str
    todo: str
    effect: str
    is_met: Callable[[Any], bool]


POINTS = [
    Point(
        10,
        "you",
        "Write a headline",
        "Publishing asks for it; it is the line that clients read in the directory.",
        lambda d: bool(d.headline),
    ),
    Point(
        5,
        "you",
        "Name your country",
        "Publishing asks for it; the country filter finds you.",
        lambda d: bool(d.country),
    ),
    Point(
        5,
        "you",
        "Choose your time zone",
        "The hours you share with a client are counted.",
        lambda d: bool(d.time_zone),
    ),
    Point(
        15,
        "about",
        "Say in 200 characters or more what you do",
        "A search finds you by its words.",
        lambda d: bool(d.about),
    ),
    Point(
        5,
        "about",
        "Choose a specialism",
        "Its filter finds you, and gigs of that kind match better.",
        lambda d: bool(d.specialisms),
    ),
    Point(
        15,
        "skills",
        "Name three skills",
        "Publishing asks for them; filters find you and gigs match.",
        lambda d: len(d.developer_skills.all()) >= FEWEST_SKILLS,
    ),
    Point(
        5,
        "skills",
        "Mark a major skill",
        "It stands first in your row of the directory.",
        lambda d: any(row.is_major for row in d.developer_skills.all()),
    ),
    Point(
        10,
        "rates",
        "Give a rate; it may be hidden",
        "Publishing asks for it; shown, a ceiling finds you.",
        lambda d: bool(d.rates.all()),
    ),
    Point(
        10,
        "rates",
        "Say when you are free",
        "The filter for it finds you, and gigs that start then match better.",
        lambda d: d.availability != "not_stated",
    ),
    Point(
        10,
        "work",
        "Show a piece of work",
        "Clients read it on your page and your CV.",
        lambda d: bool(d.case_studies.all()),
    ),
    Point(
        5,
        "work",
        "Add where you worked",
        "Clients read it on your page and your CV.",
        lambda d: bool(d.experience.all()),
    ),
    Point(
        5,
        "work",
        "Name the languages you speak",
        "The language filter finds you.",
        lambda d: bool(d.languages),
    ),
]


def completeness(developer: Any) -> int:
    return 100 - sum(point.points for point in todo(developer))


def todo(developer: Any) -> list[Point]:
    """What is missing, the most valuable first."""
    open_points = [point for point in POINTS if not (developer.pk and point.is_met(developer))]
    return sorted(open_points, key=lambda point: -point.points)


def missing(developer: Any) -> dict[str, str]:
    """What publishing still asks: the field, and a sentence."""
    skills = len(developer.developer_skills.all())
    asked = {
        "headline": (developer.headline, "Write a headline: what you do, in one sentence."),
        "country": (developer.country, "Name the country you work from."),
        "skills": (skills >= FEWEST_SKILLS, f"Name {FEWEST_SKILLS} skills or more; there are {skills}."),
        "rates": (developer.rates.all(), "Give a rate. It may be hidden: then it only filters your gigs."),
    }
    lacking = {field: sentence for field, (met, sentence) in asked.items() if not met}
    return lacking | review.objections(developer)
