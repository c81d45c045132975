"""What of a profile stands on two printed pages; the page itself has the rest."""

from collections.abc import Iterable

from accounts.models import CaseStudy, Developer, DeveloperSkill
from accounts.profile_page import profile_facts, skill_groups

MOST_STUDIES, MOST_PLACES, MOST_OTHERS = 3, 6, 5
ABOUT_WORDS, STUDY_WORDS, PLACE_WORDS = 110, 45, 30


def cv(developer: Developer) -> dict:
    groups = skill_groups(developer)
    skills = [(label, named(rows)) for label, _, rows in groups["areas"]]
    shown = {
        "studies": [(study, story(study)) for study in developer.case_studies.all()[:MOST_STUDIES]],
        "places": developer.experience.all()[:MOST_PLACES],
        "learnt": developer.education.all()[:MOST_OTHERS],
        "public": developer.public_work.all()[:MOST_OTHERS],
    }
    words = {"about_words": ABOUT_WORDS, "study_words": STUDY_WORDS, "place_words": PLACE_WORDS}
    tools = [("Tools", named(groups["tools"]))] if groups["tools"] else []
    return shown | words | {"skills": skills + tools, "facts": profile_facts(developer)}


def named(rows: Iterable[DeveloperSkill]) -> str:
    """`Python (expert, 9 y), SQL (strong)`."""
    return ", ".join(f"{row.skill.name} ({row.get_level_display()}{years(row)})" for row in rows)


def years(row: DeveloperSkill) -> str:
    return f", {row.years} y" if row.years else ""


def story(study: CaseStudy) -> str:
    """What was done, or what was wrong, and what it changed."""
    return " ".join(part for part in (study.what_i_did or study.problem, study.outcome) if part)
