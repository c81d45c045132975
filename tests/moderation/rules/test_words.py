"""Each rule that reads words or fields: what it finds, and what looks like it and is fine."""

import time

import pytest

from moderation.rules.book import BY_WORDS, RULES
from moderation.rules.rule import Subject

ANYWHERE = {"remote_scope": "worldwide"}
EARLY = {"is_early": True}
EUROS = {"currency": "EUR", "pay_model": "day", "pay_min": 400, "pay_max": 500}
# rule: what it finds, what it leaves alone; a text, or a text with the facts of its fields.
EXAMPLES = {
    "pay-to-work": (
        ["You pay a deposit of 90 euros first.", "Applicants pay a registration fee.", "Please pay the training fee."],
        ["Guests pay a deposit.", "You never pay a fee.", "The registration fee API is slow.", "We pay for licences."],
    ),
    "unpaid-work": (
        ["An unpaid trial week.", "Equity only.", "First week without pay.", "You are paid only if we like it."],
        ["No unpaid work.", "Unpaid invoices pile up.", "A paid trial.", "A test, unpaid, of 45 minutes at most."],
    ),
    "secrets": (
        ["postgres://app:q8Rk2mZ@db.acme.io/app", "AKIAQ7RMT2WJX5N4PLZD", "password: Xk82mQpL99z"],
        ["postgres://user:password@localhost/app", "AKIAIOSFODNN7EXAMPLE", "password: changeme", "token = get_token()"],
    ),
    "contact-details": (
        ["ada@north.no", "ada (at) north (dot) no", "Call +47 912 34 567", "Write us on WhatsApp", "t.me/north_api"],
        [
            "user@example.com",
            "git@github.com:a/b",
            "A WhatsApp integration",
            "ASP.NET at scale",
            "10:00 to 16:00 UTC+01",
        ],
    ),
    "contact-in-proposal": (
        ["ada@north.no", "ada (at) north (dot) no", "Call +47 912 34 567", "Telegram: @ada_builds"],
        ["user@example.com", "https://github.com/ada", "A WhatsApp integration", "10:00 to 16:00 UTC+01"],
    ),
    "contact-before-shortlist": (
        [("ada@north.no", EARLY), ("https://wa.me/4791234567", EARLY), ("Call +47 912 34 567", EARLY)],
        [("https://github.com/ada", EARLY), ("10:00 to 16:00 UTC+01", EARLY), ("ada@north.no", {"is_early": False})],
    ),
    "bank-numbers": (
        ["4929 4212 3460 0821", "Pay to DE44 5001 0517 5407 3249 31", "NL20INGB0001234567 please"],
        ["4242 4242 4242 4242", "DE89 3704 0044 0532 0130 00", "Order 1234567890123456", "DE44 5001 0517 5407 3249 32"],
    ),
    "denied-link": (
        [
            *("https://grabify.link/AB12", "iplogger.org/x9", "see 2no.co/abc", "here:yip.su/ab", "grabify.link?id=7"),
            *("//blasze.com/a", "a.b.grabify.link/x", "https://grabify.link:443/x", "x.no/?to=https://2no.co/abc"),
        ],
        [
            *("grabify.link is on our list", "https://github.com/a", "grabify.linked/abc", "grabify.link.acme.no/x"),
            *("https://github.com/acme/grabify.link/issues", "https://acme.no/?from=2no.co/abc", "a@iplogger.org/x"),
        ],
    ),
    "short-link": (
        ["https://bit.ly/abc", "tinyurl.com/abc", "www.cutt.ly/abc"],
        ["a shortener like bit.ly", "orbit.ly/abc", "https://docs.rs/abc"],
    ),
    "disguised-link": (
        ["https://xn--pypal-4ve.com", "https://gіthub.com/a", "http://xn--80ak6aa92e.com/x"],
        ["https://github.com", "https://пример.рф/о", "Punycode such as xn--"],
    ),
    "disguised-text": (
        ["Pаypal", "te\u200blegram", "Yоu"],
        ["Paypal", "Привет", "naïve façade", "👩\u200d💻 and Go", "soft\u00adware"],
    ),
    "shouting": (
        ["NEED DEVELOPER RIGHT NOW", "Now!!!", "GREAT MONEY FAST WORK"],
        ["HTTP and JSON over TCP", "Now!", "Rename MAX_RETRIES", "GDPR applies to this"],
    ),
    "keyword-stuffing": (
        [", ".join(f"word{n}" for n in range(30)) + ",", "Python work, " * 12, "go | " * 30],
        ["Python, Django and PostgreSQL.", "Python " * 5, "Words that are all of them different."],
    ),
    "discrimination": (
        ["No Indians please.", "Female only.", "Under 35 only.", "A young and hungry developer."],
        [
            "A young codebase.",
            "Everybody is welcome, men or women only or both.",
            "The age 18-25 column.",
            "Native iOS.",
        ],
    ),
    "agency-not-disclosed": (
        ["Our client is a bank.", "On behalf of our client.", ("We are a staffing agency.", {"agency": "no"})],
        [
            ("Our client is a bank.", {"agency": "yes"}),
            "Our client library has bugs.",
            "No agency. Our clients pay us.",
        ],
    ),
    "us-only-worldwide": (
        [("US only.", ANYWHERE), ("Must live in the United States.", ANYWHERE), ("W2 only", ANYWHERE)],
        [("Contact us only here.", ANYWHERE), ("US only.", {"remote_scope": "only"}), ("The US tax report.", ANYWHERE)],
    ),
    "ir35-mismatch": (
        [("Inside IR35.", {"tax": "uk_outside"}), ("Outside IR35.", {}), ("IR35: inside", {"tax": "not_uk"})],
        [("Inside IR35.", {"tax": "uk_inside"}), "Inside or outside IR35?", ("Outside IR35", {"tax": "uk_outside"})],
    ),
    "pay-under-floor": (
        [("", EUROS | {"pay_min": 20}), ("", EUROS | {"pay_model": "hour", "pay_min": 5})],
        [
            ("", EUROS),
            ("", {}),
            ("", EUROS | {"currency": "INR", "pay_min": 9000}),
            ("", EUROS | {"pay_model": "fixed"}),
        ],
    ),
    "pay-range-wide": (
        [("", EUROS | {"pay_max": 900}), ("", {"pay_min": 10, "pay_max": 21})],
        [("", EUROS), ("", EUROS | {"pay_max": 800}), ("", {"pay_min": None, "pay_max": 3})],
    ),
    "pay-unit-suspicious": (
        [("", EUROS | {"pay_model": "hour", "pay_max": 4500}), ("", EUROS | {"pay_model": "month"})],
        [("", EUROS), ("", {}), ("", EUROS | {"pay_model": "month", "pay_min": 8000, "pay_max": 9000})],
    ),
}


def rows(which: int) -> list[tuple]:
    return [(rule, example) for rule, examples in EXAMPLES.items() for example in examples[which]]


def found(rule: str, example) -> list:
    text, facts = (example, {}) if isinstance(example, str) else example
    kind = next(kind for kind in ("gig", "proposal", "message") if kind in RULES[rule].kinds)
    return RULES[rule].matches(Subject(kind, {"description": text}, facts))


@pytest.mark.parametrize(("rule", "example"), rows(0))
def test_it_finds(rule, example):
    assert found(rule, example)


@pytest.mark.parametrize(("rule", "example"), rows(1))
def test_it_leaves_alone(rule, example):
    assert not found(rule, example)


# The same words, written so that a filter reads others; people read them all the same.
DISGUISES = {
    "pay-to-work": [
        "You pay a refundable dep\u1160osit of 150 euros before you start.",
        "You⠀pay⠀a⠀deposit⠀of⠀90⠀euros.",
        "You pay a dep⠀osit of 90 euros.",
        "You pay a depósit of 90 euros.",
        "You pay a dep0sit of 90 euros.",
        "You pay a depos1t of 90 euros.",
        "You pay a ᎠᎬᏢosit of 90 euros.",
        "Yoᴜ pᴀy a ᴅeposit of 90 euros.",
        "ʏᴏᴜ ᴘᴀʏ ᴀ ᴅᴇᴘᴏꜱɪᴛ ᴏꜰ 90 ᴇᴜʀᴏꜱ.",
    ],
    "contact-details": [
        "tele\u1160gram @joe_the_dev",
        "tele\u3164gram @joe_the_dev",
        "tele⠀gram @joe_the_dev",
        "Write⠀us⠀on⠀telegram",
        "telegr4m: @joe_the_dev",
        "te1egram: @joe_the_dev",
        "telegrám: @joe_the_dev",
        "Ꭲelegram: @joe_the_dev",
        "ᴛᴇʟᴇɢʀᴀᴍ: @joe_the_dev",
    ],
    "unpaid-work": ["An unp4id trial week.", "An ún­paid trial week.", "An unpaid⠀trial⠀week."],
}


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule, all_ in DISGUISES.items() for words in all_])
def test_it_finds_what_is_disguised_and_quotes_it_as_it_was_written(rule, words):
    assert found(rule, words)[0].text in words


def test_names_with_digits_are_no_words():
    words = "Deploy k8s with i18n, l10n, p2p, b2b, s3, h2, web3, 2fa, log4j, oauth2, base64, utf8mb4 and python3 apps."
    for rule in BY_WORDS:
        assert not found(rule.id, words), rule.id


def test_a_host_like_a_listed_one_is_another_host():
    assert not found("short-link", "https://b1t.ly/abc") and not found("denied-link", "gr4bify.link/AB12")


def test_every_rule_has_examples_of_both():
    assert {rule.id for rule in BY_WORDS} == set(EXAMPLES)


def test_what_is_found_is_quoted_as_it_was_written():
    [match] = found("contact-details", "Reach me: Ada [AT] North [dot] no today")
    assert (match.field, match.text) == ("description", "Ada [AT] North [dot] no")


def test_a_secret_is_never_kept_whole():
    [match] = found("secrets", "AKIAQ7RMT2WJX5N4PLZD")
    assert match.text == "AKIAQ7RMT2WJ…"


def test_contact_details_in_a_thread_are_nobodys_business():
    assert not RULES["contact-details"].matches(Subject("message", {"text": "ada@north.no"}))


def test_a_word_written_a_thousand_times_is_found_a_few_times():
    assert len(found("contact-details", "ada@north.no " * 1000)) == 5


@pytest.mark.parametrize(
    "part", ["a", "a.", "//", "\u2800a", "1 ", "+1", "a, ", "you pay ", "d3p0s1t ", "first trial test ", "Ꭲ"]
)
def test_the_longest_text_is_read_at_once_whatever_it_repeats(part):
    subject = Subject("gig", {"description": part * (20_000 // len(part))})
    started = time.process_time()
    for rule in BY_WORDS:
        rule.matches(subject)
    assert time.process_time() - started < 2
