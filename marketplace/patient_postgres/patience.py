"""How long this request or command waits for a database that can be written."""

from contextvars import ContextVar

WRITING = 25.0
READING = 3.0

# A middleware sets READING for a GET, manage.py for its commands; everything else, the worker included, has the long
# patience.
patience: ContextVar[float] = ContextVar("patience", default=WRITING)
