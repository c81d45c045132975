"""Look-up and repair; what changes a state is a verb of its model, never this."""

from . import audit, clients, developers, skills, users

__all__ = ["audit", "clients", "developers", "skills", "users"]
