from .audit import AuditEvent, acting_as, record
from .audit_seal import AuditSeal
from .audit_words import AuditWords, apart, texts_apart
from .case_study import CaseStudy
from .client import Client
from .client_member import ClientInvitation, ClientMember, LastOwnerError
from .client_verification import ClientVerification, WrongCodeError
from .closing import Closing
from .developer import Developer
from .developer_revision import DeveloperRevision
from .developer_skill import DeveloperSkill
from .handle import DeveloperHandle, HandleTakenError
from .history import Education, Experience, PublicWork
from .hold import UNDO_FOR, Hideable, HideableQuerySet, Hold, is_reachable, is_unheld
from .lifecycle import Lifecycle, StaleError, StateError
from .notification import Notification, NotificationChoice, notify, unsay
from .pause import Pause, PausedError, refuse_paused, refuse_suspended
from .privacy import DeveloperContact, HideFrom
from .rate import Rate
from .shortlist import SavedDeveloper, Shortlist, ShortlistEntry
from .skill import AREAS, LEVEL_HELP, Group, Level, Skill, SkillAlias
from .skill_proposal import SkillProposal
from .timetable import Timetable
from .user import User

__all__ = [
    "AREAS",
    "LEVEL_HELP",
    "UNDO_FOR",
    "AuditEvent",
    "AuditSeal",
    "AuditWords",
    "CaseStudy",
    "Client",
    "ClientInvitation",
    "ClientMember",
    "ClientVerification",
    "Closing",
    "Developer",
    "DeveloperContact",
    "DeveloperHandle",
    "DeveloperRevision",
    "DeveloperSkill",
    "Education",
    "Experience",
    "Group",
    "HandleTakenError",
    "HideFrom",
    "Hideable",
    "HideableQuerySet",
    "Hold",
    "LastOwnerError",
    "Level",
    "Lifecycle",
    "Notification",
    "NotificationChoice",
    "Pause",
    "PausedError",
    "PublicWork",
    "Rate",
    "SavedDeveloper",
    "Shortlist",
    "ShortlistEntry",
    "Skill",
    "SkillAlias",
    "SkillProposal",
    "StaleError",
    "StateError",
    "Timetable",
    "User",
    "WrongCodeError",
    "acting_as",
    "apart",
    "is_reachable",
    "is_unheld",
    "notify",
    "record",
    "refuse_paused",
    "refuse_suspended",
    "texts_apart",
    "unsay",
]
