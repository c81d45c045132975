from .appeal import Appeal
from .appeal_message import AppealMessage
from .case import Case
from .clause import Clause
from .closure import Closure
from .decision import Decision, Outcome
from .denied_host import DeniedHost
from .flag import Flag, RuleMode
from .refusals import ClaimedError, NotNowError, NotYoursToJudgeError
from .report import Report
from .saved_queue import SavedQueue
from .source import Source
from .statement import ReasonMissingError
from .undo import Undo

__all__ = [
    "Appeal",
    "AppealMessage",
    "Case",
    "ClaimedError",
    "Clause",
    "Closure",
    "Decision",
    "DeniedHost",
    "Flag",
    "NotNowError",
    "NotYoursToJudgeError",
    "Outcome",
    "ReasonMissingError",
    "Report",
    "RuleMode",
    "SavedQueue",
    "Source",
    "Undo",
]
