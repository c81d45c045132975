"""What the site says of itself on standard error: a line an event, for eyes or (LOG_FORMAT=json) for machines.

What a stranger sent stands in it with its line breaks escaped and cut, so that nobody writes a line of his own. Of what
a member typed nothing stands in it, nor in a mail about it.
"""

import json
import logging
from datetime import UTC, datetime
from types import TracebackType

from .lib import request_id

LONGEST = 2_000
FORMATS = ["console", "json"]


def configuration(format: str) -> dict:
    """Django's LOGGING: errors to standard error and, where there are ADMINS, by mail."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"console": {"()": ConsoleFormatter}, "json": {"()": JsonFormatter}},
        "filters": {"serves": {"()": "django.utils.log.RequireDebugFalse"}, "one line": {"()": OneLine}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": format},
            "refusals": {"class": "logging.StreamHandler", "formatter": format, "filters": ["one line"]},
            "mail": {
                "class": "django.utils.log.AdminEmailHandler",
                "level": "ERROR",
                "filters": ["serves"],
                "reporter_class": "marketplace.error_mail.Reporter",
            },
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["stderr", "mail"], "level": "WARNING", "propagate": False},
            # Anybody can send what is refused as often as they like: it fills no inbox.
            "django.security": {"handlers": ["refusals"], "propagate": False},
            # A page that is not there is no event of ours.
            "django.request": {"level": "ERROR"},
        },
    }


class OneLine(logging.Filter):
    """Where a refusal comes from in our code helps nobody: it is the line alone, without the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        return True


class Formatter(logging.Formatter):
    """A traceback without the row that PostgreSQL refused, which is what somebody typed."""

    def formatException(self, exc_info: tuple[type[BaseException], BaseException, TracebackType | None]) -> str:
        written, error = super().formatException(exc_info), exc_info[1]
        while error:
            said = str(error)
            written = written.replace(said, said.partition("\nDETAIL:")[0]) if said else written
            error = error.__cause__ or error.__context__
        return written


class ConsoleFormatter(Formatter):
    """`2026-11-26T09:30:00Z ERROR django.request [f7k2m9qx4] Internal Server Error: /gigs/`, then the traceback."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        marks = f" [{request}]" if (request := request_id.current.get()) else ""
        return f"{moment(record)} {record.levelname} {record.name}{marks} {cut(record.getMessage())}"


class JsonFormatter(Formatter):
    """One object a line: time, level, logger, request where there is one, message, and the traceback of an error."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": moment(record), "level": record.levelname, "logger": record.name}
        if request := request_id.current.get():
            line["request"] = request
        line["message"] = cut(record.getMessage())
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def moment(record: logging.LogRecord) -> str:
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"


def cut(message: str) -> str:
    escaped = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in message)
    return escaped if len(escaped) <= LONGEST else f"{escaped[:LONGEST]}…"
