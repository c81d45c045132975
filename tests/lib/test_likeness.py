"""How many slips of the finger are between two words."""

import pytest

from marketplace.lib.likeness import slips, without_common_ends


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0),
        ("redis", "redis", 0),
        ("reids", "redis", 1),
        ("erdis", "redis", 1),
        ("redsi", "redis", 1),
        ("rdis", "redis", 1),
        ("rediss", "redis", 1),
        ("radis", "redis", 1),
        ("phyton", "python", 2),
        ("erdsi", "redis", 2),
        ("", "go", 2),
        ("ca", "abc", 3),
    ],
)
def test_each_slip_counts_once_whichever_way_it_is_read(one, other, apart):
    assert slips(one, other, 3) == slips(other, one, 3) == apart


@pytest.mark.parametrize(("one", "other"), [("redis", "kafka"), ("redis", "redistributed"), ("", "redis")])
def test_more_than_asked_for_is_only_said_to_be_more(one, other):
    assert slips(one, other, 2) > 2


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("pyhton", "python", ("ht", "th")),
        ("redis", "redis", ("", "")),
        ("aa", "aaa", ("", "a")),
        ("abab", "ab", ("ab", "")),
        ("", "go", ("", "go")),
        ("go", "rust", ("go", "rust")),
    ],
)
def test_only_what_differs_is_compared_letter_by_letter(one, other, parts):
    assert without_common_ends(one, other) == parts
    assert without_common_ends(other, one) == parts[::-1]
