"""A line an event: nobody writes a line of his own, and machines read an object."""

import io
import json
import logging
import sys

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.utils.log import AdminEmailHandler
from gunicorn.config import Config

from marketplace.lib import request_id
from marketplace.logs import LONGEST, ConsoleFormatter, JsonFormatter
from marketplace.worker import Log
from tests.factories import make_user

TRICK = "Not found: /\n2026-01-01T00:00:00Z ERROR root all is lost\x1b[31m"


def record(message, exc_info=None):
    made = logging.LogRecord("gigs", logging.ERROR, __file__, 1, message, (), exc_info)
    made.created = 1_795_000_000
    return made


def test_a_strangers_line_breaks_are_escaped_and_long_words_are_cut():
    for formatter in (ConsoleFormatter(), JsonFormatter()):
        line = formatter.format(record(TRICK))
        assert "\n" not in line
        assert "\x1b" not in line
        assert len(formatter.format(record("x" * 50_000))) < LONGEST + 200


def test_a_line_of_the_console_names_the_moment_the_level_and_the_request():
    assert ConsoleFormatter().format(record("Gone.")) == "2026-11-18T11:06:40Z ERROR gigs Gone."
    token = request_id.current.set("f7k2m9qx4")
    try:
        assert ConsoleFormatter().format(record("Gone.")) == "2026-11-18T11:06:40Z ERROR gigs [f7k2m9qx4] Gone."
        assert json.loads(JsonFormatter().format(record("Gone.")))["request"] == "f7k2m9qx4"
    finally:
        request_id.current.reset(token)


def test_the_traceback_of_an_error_is_in_both():
    try:
        raise ValueError("seven")
    except ValueError:
        failed = record("Broken.", sys.exc_info())
    assert "ValueError: seven" in ConsoleFormatter().format(failed)
    line = json.loads(JsonFormatter().format(failed))
    assert (line["level"], line["message"]) == ("ERROR", "Broken.")
    assert line["traceback"].endswith("ValueError: seven")


def refused_row(typed):
    """The error of a row that the database refuses, as another that it led to."""
    try:
        try:
            make_user("ada@example.com", name=typed, came_for="sell")
        except IntegrityError as error:
            raise ValueError("Nobody came for that.") from error
    except ValueError:
        return sys.exc_info()


@pytest.mark.django_db
def test_of_a_row_that_is_refused_the_rule_is_told_and_nothing_that_was_typed(mailoutbox, settings):
    settings.ADMINS = [("Root", "root@gigs.example")]
    typed = "Nora\nKept\nHINT: no"
    with transaction.atomic():
        failed = record("Broken.", refused_row(typed))
        transaction.set_rollback(True)
    assert "Kept" in str(failed.exc_info[1].__cause__)
    mail = AdminEmailHandler(reporter_class="marketplace.error_mail.Reporter")
    failed.request = RequestFactory().post("/profile/", {"name": typed})
    mail.emit(failed)
    for written in (ConsoleFormatter().format(failed), JsonFormatter().format(failed), mailoutbox[0].body):
        assert "user_came_for_known" in written and "ValueError: Nobody came for that." in written
        assert "Nora" not in written and "Kept" not in written and "DETAIL" not in written


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"HTTP_HOST": "elsewhere.example"}, 400),
        ({"data": {"login": "x" * 5_000_000}}, 413),
        ({"data": {f"field{number}": "x" for number in range(5_000)}}, 400),
    ],
)
def test_what_a_stranger_sends_and_is_refused_is_one_line_and_no_mail_to_anybody(
    client, settings, monkeypatch, mailoutbox, sent, status
):
    settings.ADMINS = [("Root", "root@gigs.example")]
    ours = logging.getLogger("django.security").handlers[0]
    monkeypatch.setattr(ours, "stream", said := io.StringIO())

    assert client.post("/accounts/login/", **sent).status_code == status
    assert mailoutbox == []
    assert said.getvalue().count("\n") == 1
    assert " ERROR django.security." in said.getvalue()


@pytest.mark.parametrize(("error", "is_ours"), [(BlockingIOError(11, "away"), False), (OSError(5, "broken"), True)])
def test_who_stops_in_the_middle_of_a_request_is_one_line(error, is_ours, capsys):
    log = Log(Config())
    try:
        raise error
    except OSError:
        log.exception("Socket error processing request.")
    said = capsys.readouterr().err
    assert said
    assert ("Traceback" in said, said.count("\n") > 1) == (is_ours, is_ours)
