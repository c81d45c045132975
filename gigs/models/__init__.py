from . import choices
from .gig import Gig
from .gig_skill import GigSkill
from .revision import GigRevision
from .saved import SavedGig

__all__ = ["Gig", "GigRevision", "GigSkill", "SavedGig", "choices"]
