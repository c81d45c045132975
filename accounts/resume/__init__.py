"""A profile as JSON Resume 1.0.0, out and in; what that format has no place for stands under `meta.marketplace`."""

from .reading import Parsed, UnreadableResumeError, parse, read
from .saving import keep
from .writing import resume

__all__ = ["Parsed", "UnreadableResumeError", "keep", "parse", "read", "resume"]
