"""How complete a brief is, from its words alone: a score from 0 to 100 that says what would raise it, and outlines."""

import re
from dataclasses import dataclass

from gigs.models.choices import WorkType

# What a brief answers: the name, the words that head it, the question.
SECTIONS = [
    ("Current state", r"current state|today|now|what is there|background|as is", "What is there, and what hurts?"),
    ("Goal", r"goals?|aims?|what we want|to be", "What is true when it is done?"),
    ("Deliverables", r"deliverables?|tasks?|scope|what to do", "What is handed over, and how is each part accepted?"),
    ("Out of scope", r"out of scope|not in scope|not included|non-goals", "What is not part of it?"),
    (
        "Definition of done",
        r"definition of done|done when|acceptance( criteria)?|done",
        "Who says that it is done, and by what?",
    ),
]
A_SECTION, A_FIGURE, LENGTH = 14, 10, 20
# What is left out is often said in a word or two; the other questions are not.
LEAST_WORDS = dict.fromkeys((name for name, _, _ in SECTIONS), 5) | {"Out of scope": 1}
LONG_ENOUGH = 400  # characters
# Alone on its line, as a heading or in bold or not, or in front of a colon.
ALONE = r"^[ \t]*(?:#{{1,6}}[ \t]*|\*\*[ \t]*)?(?:{words})[ \t]*(?:\*\*)?:?[ \t]*$"
BEFORE_COLON = r"^[ \t]*(?:\*\*)?(?:{words})(?:\*\*)?[ \t]*:"
ANY_HEADING = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|\*\*[^*\n]{1,80}\*\*[ \t]*:?[ \t]*$)", re.MULTILINE)

# What is worth asking of each kind of work, in the place of the third question.
DELIVERABLES = {
    WorkType.API_BUILD: "Which endpoints, for whom, with which documentation and tests?",
    WorkType.BUG_FIX: "How is it reproduced, and which test shows that it is gone?",
    WorkType.INTEGRATION: "Which systems talk to each other, and what happens when one is away?",
    WorkType.MIGRATION: "What moves, in which order, and how does one go back?",
    WorkType.PERFORMANCE: "Which figure, measured how, must fall below what?",
    WorkType.DATA_PIPELINE: "Which sources, how fresh, and what happens to a bad row?",
    WorkType.SECURITY_REVIEW: "Which parts are looked at, and what does the report hold?",
    WorkType.INFRASTRUCTURE: "Which machines and services, and who runs them afterwards?",
    WorkType.ON_CALL_COVER: "Which hours, which systems, how many alarms a week now?",
    WorkType.LEGACY_RESCUE: "What must keep working meanwhile, and who knows the code?",
    WorkType.ARCHITECTURE_ADVICE: "Which decision is to be made, by whom, by when?",
    WorkType.CODE_REVIEW: "How much code, and what should the review look for?",
    WorkType.MAINTENANCE: "What comes up in a usual month?",
}
# The three facts that developers ask for first.
LEADING = {
    WorkType.API_BUILD: ["codebase", "weeks_max", "level"],
    WorkType.BUG_FIX: ["codebase", "hours_max", "start"],
    WorkType.INTEGRATION: ["weeks_max", "data_sensitivity", "codebase"],
    WorkType.MIGRATION: ["weeks_max", "on_call", "data_sensitivity"],
    WorkType.PERFORMANCE: ["codebase", "weeks_max", "level"],
    WorkType.DATA_PIPELINE: ["data_sensitivity", "weeks_max", "on_call"],
    WorkType.SECURITY_REVIEW: ["data_sensitivity", "hours_max", "level"],
    WorkType.INFRASTRUCTURE: ["on_call", "weeks_max", "zone"],
    WorkType.ON_CALL_COVER: ["on_call", "zone", "overlap_hours"],
    WorkType.LEGACY_RESCUE: ["codebase", "weeks_max", "team_size"],
    WorkType.ARCHITECTURE_ADVICE: ["hours_max", "level", "start"],
    WorkType.CODE_REVIEW: ["hours_max", "codebase", "level"],
    WorkType.MAINTENANCE: ["week_hours_max", "on_call", "codebase"],
}
USUAL_LEADING = ["level", "weeks_max", "week_hours_max"]


@dataclass(frozen=True)
class Part:
    """One thing that the score counts: its words, its points, and how many the brief has."""

    words: str
    points: int
    reached: int

    @property
    def is_met(self) -> bool:
        return self.reached == self.points


@dataclass(frozen=True)
class Brief:
    parts: list[Part]

    @property
    def score(self) -> int:
        return sum(part.reached for part in self.parts)


def brief(description: str) -> Brief:
    """The score of a description in Markdown, as its parts: their points add up to 100."""
    text = description[:20_000]
    parts = [
        Part(
            f"{name}: {question[0].lower()}{question[1:]}",
            A_SECTION,
            A_SECTION * answers(text, heads, LEAST_WORDS[name]),
        )
        for name, heads, question in SECTIONS
    ]
    length = min(len(text.strip()), LONG_ENOUGH) * LENGTH // LONG_ENOUGH
    return Brief(
        [
            *parts,
            Part("A figure that can be checked", A_FIGURE, A_FIGURE * bool(re.search(r"\d", text))),
            Part(f"About {LONG_ENOUGH} characters or more", LENGTH, length),
        ]
    )


def outline(work_type: str, description: str = "") -> str:
    """The headings and questions that this description lacks, as Markdown, for this kind of work."""
    return "\n\n".join(
        f"## {name}\n\n{DELIVERABLES.get(work_type, question) if name == 'Deliverables' else question}"
        for name, heads, question in SECTIONS
        if not heading(heads).search(description)
    )


def leading(work_type: str) -> list[str]:
    """The fields that matter most for this kind of work, three of them."""
    return LEADING.get(work_type, USUAL_LEADING)


def answers(text: str, heads: str, least: int) -> bool:
    """Whether one of these words heads some words of its own, `least` of them, other than our question."""
    found = heading(heads).search(text)
    if not found:
        return False
    rest = text[found.end() :]
    following = ANY_HEADING.search(rest)
    body = rest[: following.start()] if following else rest
    questions = [question for _, _, question in SECTIONS] + list(DELIVERABLES.values())
    for question in questions:
        body = body.replace(question, "")
    return len(body.split()) >= least


def heading(heads: str) -> re.Pattern:
    return re.compile(f"{ALONE}|{BEFORE_COLON}".format(words=heads), re.MULTILINE | re.IGNORECASE)
