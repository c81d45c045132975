"""gunicorn's threads, with our words and headers where a request cannot even be read."""

import os
import socket
import struct
import sys

from gunicorn.glogging import Logger
from gunicorn.http import errors
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from marketplace.logs import JsonFormatter

STATUS = {
    errors.LimitRequestLine: ("414 URI Too Long", "This address is too long."),
    errors.LimitRequestHeaders: ("431 Request Header Fields Too Large", "The headers of this request are too large."),
    errors.ExpectationFailed: ("417 Expectation Failed", "The server does not do what this request expects."),
    errors.UnsupportedTransferCoding: ("501 Not Implemented", "The server does not know this way of sending."),
}
# These are the site's fault, not the request's.
OURS = (errors.ConfigurationProblem, errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)
UNREADABLE = ("400 Bad Request", "We cannot read this request.")
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Connection": "close",
}
PAGE = '<!doctype html><html lang="en"><title>{0}</title><h1>{0}</h1><p>Nothing was changed. <a href="/">Front page</a>'


# Seconds that a thread waits for the next piece of a request; who sends nothing for so long is not waited for.
PATIENCE = 10


class Worker(ThreadWorker):
    def run(self):
        for listener in self.sockets:
            # What is accepted has it from here. gunicorn makes its connections blocking, which the kernel's own limit
            # does not mind.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", PATIENCE, 0))
        super().run()

    def handle_error(self, req, client, addr, exc):
        if isinstance(exc, OURS) or not isinstance(exc, errors.ParseException):
            super().handle_error(req, client, addr, exc)
            return
        self.log.info("Unreadable request from %s: %s", addr and addr[0], exc)
        try:
            write_nonblock(client, answer(exc))
        except OSError:
            self.log.debug("They did not wait for the answer.")


class Log(Logger):
    """gunicorn's log in the format of the site's; who stopped in the middle of a request is worth a line."""

    def setup(self, cfg):
        super().setup(cfg)
        if os.environ.get("LOG_FORMAT") == "json":
            for handler in self.error_log.handlers:
                handler.setFormatter(JsonFormatter())

    def exception(self, msg, *args, **kwargs):
        if isinstance(sys.exception(), BlockingIOError):
            self.warning("A request was dropped: nothing more of it came for %d s.", PATIENCE)
        else:
            super().exception(msg, *args, **kwargs)


def answer(error: Exception) -> bytes:
    """The whole answer, headers included; nothing of the request is repeated in it."""
    status, words = STATUS.get(type(error), UNREADABLE)
    body = PAGE.format(words).encode()
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in HEADERS.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body
