"""The small pieces that stand in many rows."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from marketplace.templatetags import ui

NOW = datetime(2026, 3, 12, 9, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ((85, 110, "USD", "hour"), '<data class="rate" value="85-110">$85–110<abbr title="per hour">/h</abbr></data>'),
        ((450, 450, "EUR", "day"), '<data class="rate" value="450">€450<abbr title="per day">/d</abbr></data>'),
        ((7000, 9000, "GBP", ""), '<data class="rate" value="7000-9000">£7,000–9,000</data>'),
        ((None, None, "EUR", "day"), ""),
    ],
)
def test_pay_is_set_as_a_rate(arguments, shown):
    assert ui.rate(*arguments) == shown


def test_an_unknown_currency_cannot_carry_markup():
    assert "<b>" not in ui.rate(1, 2, "<b>", "day")


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=3), "3 min ago"),
        (timedelta(hours=2, minutes=50), "2 h ago"),
        (timedelta(days=3), "3 d ago"),
        (timedelta(days=40), "31 Jan 2026"),
        (timedelta(hours=-5), "in 5 h"),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_moments_are_told_as_distances(past, words):
    assert f">{words}</time>" in ui.ago(NOW - past)


def test_the_machine_reads_whole_seconds():
    assert 'datetime="2026-03-12T09:41:00+00:00"' in ui.ago(NOW.replace(microsecond=123))


def test_a_day_needs_no_leading_nought():
    assert ">1 April 2026</time>" in ui.day(date(2026, 4, 1))


def test_no_moment_is_nothing():
    assert ui.ago(None) == ui.day(None) == ""


@pytest.mark.parametrize("level", [0, 5, None, "4"])
def test_an_unknown_level_shows_nothing(level):
    assert ui.pips(level) == ""


def test_a_level_has_its_word_beside_the_boxes():
    assert ui.pips(3).endswith("</svg> strong")


def test_empty_facts_leave_no_dot():
    assert ui.dots("Hourly", "", "30 h") == '<ul class="dots"><li>Hourly</li><li>30 h</li></ul>'


def test_countries_have_names_and_unknown_codes_stay():
    assert ui.country("NO") == "Norway"
    assert ui.country("XX") == "XX"
