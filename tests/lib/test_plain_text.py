"""Plain text of people: escaped, with links that say where they lead."""

import pytest

from marketplace.lib.likeness import likeness
from marketplace.lib.plain_text import linked


def test_markup_is_inert():
    assert linked("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"


def test_a_link_shows_its_host_and_gives_nothing_away():
    html = linked("See https://example.org/a?b=1&c=2.")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html
    assert "(example.org)" in html
    assert 'rel="nofollow ugc noopener noreferrer"' in html
    assert html.endswith(".")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org"])
def test_only_web_addresses_are_links(text):
    assert "<a" not in linked(text)


def test_the_host_behind_a_name_is_the_one_that_is_shown():
    assert "(evil.example)" in linked("https://bank.example@evil.example/x")
    assert "(xn--pypal-4ve.com)" in linked("https://p\u0430ypal.com/x")


@pytest.mark.parametrize("text", ["https://[::1", "https://" + "a" * 300 + ".example/", 'https://x.example/"><script>'])
def test_odd_addresses_break_nothing(text):
    assert "<script" not in linked(text)


def test_lines_stay_lines():
    assert linked("one\r\ntwo\nthree") == "one<br>two<br>three"


def test_likeness_is_of_the_words_alone():
    assert likeness("Make it fast.", "make  it FAST") == 1.0
    assert likeness("", "anything") == 0.0
    assert 0 < likeness("I make nightly reports fast", "I make daily reports slow") < 0.85
