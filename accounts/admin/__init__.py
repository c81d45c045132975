"""Look-up and repair; what changes a state is a verb of its model, never this."""

from . import audit, clients, developers, pauses, skills, users

__all__ = ["audit", "clients", "developers", "pauses", "skills", "users"]
