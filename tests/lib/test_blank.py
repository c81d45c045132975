"""Text of which a reader sees nothing."""

import pytest

from marketplace.lib.blank import is_blank

UNSEEN = [
    "",
    " \n\t",
    "\u202e",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u00ad",
    "\u3164",
    "\u2800 \u2800",
    "\ufe0f",
    "\u0301",
]
UNSEEN += ["\U000e0041", "\x00\x1b", "\ue000", "\udcff", "\u2028\u2029\u00a0"]


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_nothing_of_it_is_seen(text):
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", ["a", "\u202eb\u202c", "é", "。", "👩\u200d💻", "0", "-", "한", "\u0301e", "⠁"], ids=ascii
)
def test_something_of_it_is_seen(text):
    assert not is_blank(text)
