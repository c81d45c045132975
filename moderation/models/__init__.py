from .case import Case
from .clause import Clause
from .decision import Decision, Outcome
from .refusals import ClaimedError, NotYoursToJudgeError
from .report import Report
from .source import Source
from .statement import ReasonMissingError

__all__ = [
    "Case",
    "ClaimedError",
    "Clause",
    "Decision",
    "NotYoursToJudgeError",
    "Outcome",
    "ReasonMissingError",
    "Report",
    "Source",
]
