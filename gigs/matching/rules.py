"""The published sum: these constants compute the score and render `/how-ranking-works/`, so the two cannot disagree."""

from dataclasses import dataclass
from datetime import timedelta

from gigs.models.choices import WorkType


@dataclass(frozen=True)
class Rule:
    """One summand: its points, what earns them, and what leaves it at nothing."""

    points: int
    name: str
    earns: str
    nothing: str


MOST_FOR_SKILLS = 50
FRESH_FOR = timedelta(days=3)

SKILL = Rule(
    10,
    "Must-have skills",
    "each skill that the gig must have and your profile has, at the level that the gig asks",
    "skills that are nice to have, or can be learnt there",
)
LEVEL = Rule(
    10,
    "Level",
    "one of your skills among those is at the level that the gig wants",
    "a gig that states no level",
)
PAY = Rule(
    15,
    "Pay",
    "the most that the gig pays a day reaches your lowest rate in its currency; a hidden rate counts",
    "no rate of yours in that currency, or a fixed price without estimated hours",
)
OVERLAP = Rule(
    10,
    "Hours",
    "your working hours overlap with the client’s as long as is asked, by today’s clocks",
    "no hours or no time zone stated",
)
ELIGIBLE = Rule(
    10,
    "Place",
    "the work may be done from a country that you may work in",
    "a gig that does not say from where",
)
START = Rule(
    10,
    "Start",
    "you are free when the work starts, by an availability that you confirmed",
    "no start or no availability stated",
)
SPECIALISM = Rule(5, "Kind of work", "the kind of work is one of your specialisms", "any other kind")
FRESH = Rule(5, "New", f"the gig was published in the last {FRESH_FOR.days} days", "an older gig")

RULES = (SKILL, LEVEL, PAY, OVERLAP, ELIGIBLE, START, SPECIALISM, FRESH)
MOST = MOST_FOR_SKILLS + sum(rule.points for rule in RULES[1:])

# Which kinds of work are the daily bread of a specialism.
WORK_OF = {
    "api_design": {WorkType.API_BUILD, WorkType.INTEGRATION},
    "data_modelling": {WorkType.MIGRATION, WorkType.ARCHITECTURE_ADVICE, WorkType.DATA_PIPELINE},
    "distributed_systems": {WorkType.ARCHITECTURE_ADVICE, WorkType.PERFORMANCE, WorkType.INFRASTRUCTURE},
    "integrations": {WorkType.INTEGRATION, WorkType.API_BUILD},
    "payments": {WorkType.INTEGRATION, WorkType.FEATURE},
    "search": {WorkType.FEATURE, WorkType.PERFORMANCE},
    "data_pipelines": {WorkType.DATA_PIPELINE, WorkType.MIGRATION},
    "performance": {WorkType.PERFORMANCE, WorkType.BUG_FIX},
    "reliability_and_operations": {WorkType.ON_CALL_COVER, WorkType.INFRASTRUCTURE, WorkType.MAINTENANCE},
    "security": {WorkType.SECURITY_REVIEW, WorkType.CODE_REVIEW},
    "legacy_rescue": {WorkType.LEGACY_RESCUE, WorkType.MIGRATION, WorkType.MAINTENANCE},
    "platform_and_tooling": {WorkType.INFRASTRUCTURE, WorkType.MAINTENANCE},
    "architecture_advice": {WorkType.ARCHITECTURE_ADVICE, WorkType.CODE_REVIEW},
    "model_serving": {WorkType.INFRASTRUCTURE, WorkType.DATA_PIPELINE},
}
