"""Making words plain: what hides, what looks alike, what is spelt out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.rules.text import Way, disguised, other_ways, plain

WAYS = [Way(filler=" "), Way(one="i"), Way(one="l")]


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
        ("naïve", "naive"),
        ("dep\u1160osit", "deposit"),
        ("tele\u3164gr\u2800am", "telegram"),
        ("tele\u034fgr\u2066am", "telegram"),
        ("depósit, depo\u0301sit, dеpósit", "deposit, deposit, deposit"),
        ("ᎢᎬlegram, Ꭲelegram", "telegram, telegram"),
        ("telegraꮇ", "telegram"),
        ("ᴛᴇʟᴇɢʀᴀᴍ", "telegram"),
        ("łøđging", "lodging"),
        ("ꓔele🅶🅡am", "telegram"),
        ("ΗΝdoors", "hndoors"),
        ("dep0sit telegr4m k8s i18n", "dep0sit telegr4m k8s i18n"),
        ("C and R or D", "c and r or d"),
    ],
)
def test_words_are_made_plain(raw, text):
    assert plain(raw).text == text


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("You pay", set()),
        ("pay⠀a⠀deposit", {"pay a deposit"}),
        ("a dep0sit", {"a deposit"}),
        ("t3l3gr4m", {"telegram"}),
        ("depos1t on te1egram", {"deposit on teiegram", "deposlt on telegram"}),
        ("pay⠀a⠀dep0sit", {"pay a dep0sit", "payadeposit"}),
    ],
)
def test_how_else_words_may_be_meant(raw, texts):
    assert {plain(raw, way).text for way in other_ways(plain(raw))} == texts


@pytest.mark.parametrize(
    "name",
    [
        *("k8s", "i18n", "l10n", "a11y", "p2p", "b2b", "s3", "h2", "ec2", "mp3", "2fa", "base64", "oauth2"),
        *("https://b1tly.example/dep0sit", "@dev3lop", "g1thub.com", "path/t0/it", "ab0ut@north.no", "1450", "2026"),
    ],
)
def test_digits_in_names_and_addresses_stand_for_no_letters(name):
    assert not other_ways(plain(name))


def test_a_match_is_given_back_as_it_stood():
    words = plain("Write to T e l e\u200b g r a m now")
    start = words.text.index("telegram")
    assert words.original(start, start + 8) == "T e l e\u200b g r a m"


@pytest.mark.parametrize("raw", ["dep\u1160o\u0301sit", "ᴅᴇᴘ0sit", "De\u2800pósit", "🅳epos1t"])
def test_a_match_in_another_way_is_given_back_as_it_stood(raw):
    readings = [plain(raw), *(plain(raw, way) for way in other_ways(plain(raw)))]
    words = next(each for each in readings if "deposit" in each.text)
    assert words.original(words.text.index("deposit"), words.text.index("deposit") + 7) == raw


def test_a_sentence_ends_where_a_sentence_ends():
    words = plain("No fees. Version 1.2 costs a deposit! Good.")
    start = words.text.index("deposit")
    assert words.sentence(start, start + 7).strip() == "version 1.2 costs a deposit"


def test_only_words_of_two_scripts_are_disguised():
    marked = ["Pаypal", "te\u200bxt", "te\u1160xt", "te\u2800xt", "tᴇxt", "Ꭲext", "te\u2066xt"]
    text = f"{' and '.join(marked)} and Привет, Łódź, Børge, cafés, 10 μs, 5 kΩ, 한국어, ΔT, soft\u00adware, 👩\u200d💻"
    assert [text[start:end] for start, end in disguised(text)] == marked


SIGNS = st.characters() | st.sampled_from("aZ0145 \n.\u1160\u2800\u3164\u200b\u0301éᎢꓔᴛłΗ🅶İﬁ½한")


@given(st.text(SIGNS, max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it_and_every_letter_has_its_place(raw):
    for words in [plain(raw), *(plain(raw, way) for way in WAYS)]:
        check_places(words, raw)
    list(disguised(raw))


def check_places(words, raw):
    assert len(words.text) == len(words.cased) == len(words.places)
    assert all(0 <= place < len(raw) for place in words.places)
    assert list(words.places) == sorted(words.places)
