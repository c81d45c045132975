"""Making words plain: what hides, what looks alike, what is spelt out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.rules.text import disguised, plain


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Pаypal", "paypal"),
        ("te\u200ble\u00adgram", "telegram"),
        ("Ｔｅｌｅｇｒａｍ", "telegram"),
        ("𝐓𝐞𝐥𝐞𝐠𝐫𝐚𝐦", "telegram"),
        ("t e l e g r a m", "telegram"),
        ("0 1 5 1 2 3", "015123"),
        ("t.e-l*e g", "teleg"),
        ("a  lot\n\n of\tblanks", "a lot\nof blanks"),
        ("‘so’ — “called”", "'so' - \"called\""),
        ("Привет, мир", "привет, мир"),
        ("naïve", "naïve"),
        ("C and R or D", "c and r or d"),
    ],
)
def test_words_are_made_plain(raw, text):
    assert plain(raw).text == text


def test_a_match_is_given_back_as_it_stood():
    words = plain("Write to T e l e\u200b g r a m now")
    start = words.text.index("telegram")
    assert words.original(start, start + 8) == "T e l e\u200b g r a m"


def test_a_sentence_ends_where_a_sentence_ends():
    words = plain("No fees. Version 1.2 costs a deposit! Good.")
    start = words.text.index("deposit")
    assert words.sentence(start, start + 7).strip() == "version 1.2 costs a deposit"


def test_only_words_of_two_scripts_are_disguised():
    text = "Pаypal and Привет and te\u200bxt"
    assert [text[start:end] for start, end in disguised(text)] == ["Pаypal", "te\u200bxt"]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it_and_every_letter_has_its_place(raw):
    words = plain(raw)
    assert len(words.text) == len(words.cased) == len(words.places)
    assert all(0 <= place < len(raw) for place in words.places)
    assert list(words.places) == sorted(words.places)
    list(disguised(raw))
