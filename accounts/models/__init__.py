from .audit import AuditEvent, record
from .client import Client, ClientMember
from .hold import Hideable, HideableQuerySet, Hold
from .lifecycle import Lifecycle, StaleError, StateError
from .notification import Notification, notify
from .skill import AREAS, LEVEL_HELP, Group, Level, Skill, SkillAlias
from .user import User

__all__ = [
    "AREAS",
    "LEVEL_HELP",
    "AuditEvent",
    "Client",
    "ClientMember",
    "Group",
    "Hideable",
    "HideableQuerySet",
    "Hold",
    "Level",
    "Lifecycle",
    "Notification",
    "Skill",
    "SkillAlias",
    "StaleError",
    "StateError",
    "User",
    "notify",
    "record",
]
