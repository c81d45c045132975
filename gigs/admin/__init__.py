from . import gigs, hiring

__all__ = ["gigs", "hiring"]
