"""The id of the request being answered, for logs and audit events."""

from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")
