"""English as the site writes it."""

import pytest

from marketplace.lib.wording import sentence


@pytest.mark.parametrize(
    ("words", "written"),
    [("  Two-Factor\n Authentication ", "Two-factor authentication"), ("sign in", "Sign in"), ("", "")],
)
def test_only_the_first_word_has_a_capital(words, written):
    assert sentence(words) == written
