"""How a developer fits a gig: a sum whose parts are shown beside it."""

from dataclasses import dataclass

from accounts.models import Developer
from gigs.models import Gig, GigSkill
from gigs.models.eligibility import works_from_there

A_SKILL, MOST_SKILLS = 10, 50
LEVEL, ELIGIBLE, FREE = 10, 10, 10


@dataclass(frozen=True)
class Fit:
    """`lines` are pairs of "add" or "del" and words; what adds something says how much."""

    score: int
    lines: list[tuple[str, str]]
    skills: list[tuple[str, bool]]


def fit(gig: Gig, must: list[GigSkill], developer: Developer) -> Fit:
    """`must` are the gig's must skills; the developer's skills are best prefetched."""
    known = {row.skill_id: row for row in developer.developer_skills.all()}
    skills = [(row.skill.name, row.skill_id in known) for row in must]
    met = min(MOST_SKILLS, A_SKILL * sum(is_met for _, is_met in skills))
    levels = [known[row.skill_id].level for row in must if row.skill_id in known]
    parts = [
        (met, "must skills"),
        (LEVEL if gig.level and levels and max(levels) >= gig.level else 0, "level"),
        (ELIGIBLE if works_from_there(gig, developer) else 0, "may work from there"),
        (FREE if developer.availability_now in {"available", "part_time"} else 0, "free now"),
    ]
    lines = [("add", f"{points} {words}") for points, words in parts if points]
    lines += [("del", name) for name, is_met in skills if not is_met]
    return Fit(sum(points for points, _ in parts), lines, skills)
