"""Each rule of the lint with a text that it refuses and its nearest text that it lets pass."""

from datetime import date

import pytest

from articles import lint
from articles.lint import Draft, check, rule_id
from tests.articles.factories import make_claim

PAY = make_claim(published="28 August 2025", unit="USD a year")
SHARE = make_claim(published="2023", unit="of respondents")
LONG = " ".join(f"Word{number}" for number in range(121))
SOURCES = "\n\n```sources\n```\n"
SAID = "Count the days on the invoices of your last whole year."

# rule: (bad, good), each a body or the fields of a draft.
PAIRS = {
    "empty-list-after-colon": ("Trends are:\n\n## Next\n\nNext.", "Trends are:\n\n- one\n\n## Next\n\nNext."),
    "empty-section": ("## Trends\n\n## Next\n\nNext.", "## Trends\n\n### Smaller\n\nTrends."),
    "section-does-not-answer-heading": (
        "## Career paths\n\nRemote work is popular.",
        "## Career paths\n\nThe path leads on to architecture.",
    ),
    "heading-level-jump": ("## Two\n\nText.\n\n#### Four\n\nText.", "## Two\n\nText.\n\n### Three\n\nText."),
    "duplicate-anchor": ("## Same\n\nSame.\n\n## Same\n\nSame.", "## Same\n\nSame.\n\n## Other\n\nOther."),
    "paragraph-over-120-words": (LONG, LONG.removesuffix(" Word120")),
    "doubled-phrase": ("We use an editor an editor daily.", "We use an editor that that team chose."),
    "missing-space-camel": ("Ask developersSkills first.", "Ask JavaScript developers, then read `camelCase`."),
    "sentence-starts-lowercase": ("It ends. then it goes on.", "It ends, e.g. here. Then npm, pip. npm is small."),
    "off-topic-entity": ("Then become a front-end developer.", "The front-end team waits for your API."),
    "statistic-without-source": ("Demand grows by 13%.", f"Demand grows by 13%[^rate].{SOURCES}"),
    "block-not-shown": ("```pay RG-999\nRates\n```", "```pay RG-01\nRates\n```"),
    "unknown-skill": ("```skill cobol-2000\n```", "```skill python\n```\n\n```gigs python\n```"),
    "reference-without-claim": (f"Much[^rate] and more[^nosuch].{SOURCES}", f"Much[^rate], `[^nosuch]`.{SOURCES}"),
    "sources-missing": ("Much[^rate].", f"Much[^rate].{SOURCES}"),
    "statistic-older-than-24-months": (
        {"body": f"Half of them[^rate].{SOURCES}", "claims": [SHARE]},
        {"body": f"Half of them in 2023[^rate].{SOURCES}", "claims": [SHARE]},
    ),
    "image-filename-as-text": ("See tools.png for more.", "See `tools.png` for more."),
    "image-without-alt": ("![](/a.webp)", "![A queue of requests](/a.webp)"),
    "broken-internal-link": ("Read [this](/nowhere/).", "Read [this](/gigs/) and [that](https://example.org/)."),
    "no-author": ({"authors": []}, {"authors": ["site"]}),
    "no-named-reviewer": ({"reviewer": ""}, {"reviewer": "Ines"}),
    "review-by-missing": ({"review_by": None}, {"review_by": None, "is_evergreen": True}),
    "review-by-passed": ({"review_by": date(2026, 10, 31)}, {"review_by": date(2026, 11, 1)}),
    "duplicate-text": (f"{SAID}\n\n{SAID}", f"{SAID} Others guess."),
}


def rules(what) -> set[str]:
    fields = what if isinstance(what, dict) else {"body": what}
    whole = {"body": "Text.", "authors": ["site"], "reviewer": "Ines", "review_by": date(2027, 1, 1)}
    whole |= {"claims": [make_claim()]}
    draft = Draft(
        **whole | {"today": date(2026, 11, 1), "leads": lambda path: path in {"/gigs/", "/skills/python/"}} | fields
    )
    return {finding.rule for finding in check(draft)}


def test_every_rule_has_its_pair():
    assert {rule_id(rule) for rule in lint.RULES} == PAIRS.keys()


@pytest.mark.parametrize("rule", sorted(PAIRS))
def test_the_bad_text_is_found_by_this_rule_alone(rule):
    assert rules(PAIRS[rule][0]) == {rule}


@pytest.mark.parametrize("rule", sorted(PAIRS))
def test_the_good_text_is_let_pass(rule):
    assert not rules(PAIRS[rule][1])


@pytest.mark.parametrize(
    "text",
    [
        "These are:\n\n-\n-\n",
        "These are:",
        "These are:\n\n```faq\nQ: Why?\nSo.\n```",
    ],
)
def test_a_list_can_be_empty_in_several_ways(text):
    assert rules(text) == {"empty-list-after-colon"}


@pytest.mark.parametrize("text", ["These are:\n\n```pay RG-01\nRates\n```", "These are:\n\n1. one", "These are: two."])
def test_a_block_or_a_sentence_keeps_the_promise_of_a_colon(text):
    assert not rules(text)


def test_pay_is_old_after_a_year_unless_its_year_is_named_and_it_blocks():
    body = f"They earn so much[^rate].{SOURCES}"

    assert rules({"body": body, "claims": [PAY]}) == {"statistic-older-than-24-months"}
    assert not rules({"body": body, "claims": [PAY], "today": date(2026, 8, 1)})
    assert not rules({"body": f"They earned so much in May 2024[^rate].{SOURCES}", "claims": [PAY]})
    findings = check(Draft(body, claims=[PAY], today=date(2026, 11, 1)))
    assert [finding.blocks for finding in findings if finding.rule == "statistic-older-than-24-months"] == [True]


def test_a_share_is_old_after_two_years_and_warns():
    findings = check(Draft("Half of them[^rate].", claims=[SHARE], today=date(2026, 11, 1)))

    assert [finding.blocks for finding in findings if finding.rule == "statistic-older-than-24-months"] == [False]


@pytest.mark.parametrize("published", ["undated", "edition of 2026", "6 October 2026"])
def test_a_source_without_a_date_or_with_a_fresh_one_is_not_old(published):
    body = f"Half of them[^rate].{SOURCES}"

    assert not rules({"body": body, "claims": [make_claim(published=published, unit="")]})


@pytest.mark.parametrize(
    "text",
    [
        "The median is £500 a day.",
        "There are 1,200 developers here.",
        "In all, 1.5 million signed up.",
        "- Growth of 3 per cent",
        "| Who | How many |\n|---|---|\n| They | 13% |",
        "```faq\nQ: How fast?\nBy 13%.\n```",
    ],
)
def test_figures_of_many_kinds_need_a_source(text):
    assert rules(text) == {"statistic-without-source"}


@pytest.mark.parametrize(
    "text",
    [
        "For example, at a fee of 10% you keep less.",
        "## Worked example\n\nThe example takes 10%.",
        "`width: 50%`",
        "In 2026.",
    ],
)
def test_examples_code_and_years_are_no_statistics(text):
    assert not rules(text)


def test_one_source_in_a_table_covers_its_rows():
    table = "Table: Shares[^rate]\n\n| Who | How many |\n|---|---|\n| They | 13% |\n| We | 14%[^rate] |"

    assert not rules(table + SOURCES)


def test_a_sentence_of_another_article_is_named_with_its_title():
    draft = Draft(SAID, elsewhere=lint.sentences_of("On rates", SAID))

    assert "also stands in “On rates”" in next(f for f in check(draft) if f.rule == "duplicate-text").explanation


@pytest.mark.parametrize("address", ["#next", "#faq", "#faq-why", "/gigs/?skill=go"])
def test_links_to_headings_questions_and_pages_with_parameters_hold(address):
    assert not rules(f"[Go]({address})\n\n## Next\n\nNext.\n\n```faq\nQ: Why?\nSo.\n```")


def test_a_link_to_a_heading_that_is_not_there_is_broken():
    assert rules("[Go](#elsewhere)") == {"broken-internal-link"}


@pytest.mark.parametrize(
    "text",
    [
        "```faq\nQ: Why?\nSo.\n```\n\n```faq\nQ: How?\nSo.\n```",
        "```calculator tax\n```\n\n```calculator tax\n```",
        "```checklist check Ready\n- Tests\n```\n\n## Ready\n\nReady.",
        "## Sources\n\nSources.\n\n```sources\n```",
    ],
)
def test_a_block_shares_its_address_with_nothing_else(text):
    assert rules(text) == {"duplicate-anchor"}


@pytest.mark.parametrize(
    "text",
    [
        "```paths Roles\nLead | much[^nosuch] | more | python\n```",
        "```faq\nQ: Why?\nSo[^nosuch].\n```",
        "```callout note Mind\nThis[^nosuch].\n```",
    ],
)
def test_a_reference_in_a_block_needs_its_claim_too(text):
    assert rules(text) == {"reference-without-claim"}


def test_brackets_in_code_are_no_reference():
    assert not rules("```python\nre.compile(r'[^nosuch]')\n```")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("All is well. Ask developersSkills first. Then rest.", "Ask developersSkills first."),
        ("Then all. then more, and then the end.", "then more, and then the end."),
        ("Well. Become a front-end developer. Or not.", "Become a front-end developer."),
        ("## Career paths\n\nRemote work is popular.", "Career paths"),
        (f"Now. Half of them[^rate]. Fine.{SOURCES}", "Half of them[^rate]."),
    ],
)
def test_a_finding_names_the_sentence_that_it_speaks_of_wherever_it_stands(body, sentence):
    for moved in (body, f"Before.\n\n{body}"):
        found = check(Draft(moved, claims=[SHARE], today=date(2026, 11, 1), authors=["x"], reviewer="Ines"))
        assert [finding.sentence for finding in found if not finding.blocks] == [sentence]


def test_a_long_paragraph_is_known_by_all_of_its_words():
    one, other = (check(Draft(text))[-1].sentence for text in (LONG, LONG.replace("Word120", "Another")))

    assert one[:200] == other[:200] and one != other
    assert len(one) <= 300


def test_an_article_that_does_not_age_is_never_overdue():
    assert not rules({"review_by": date(2020, 1, 1), "is_evergreen": True})


def test_what_blocks_comes_first_and_then_by_line():
    draft = Draft("Grows by 13%.\n\n## Empty\n", authors=["site"], review_by=date(2027, 1, 1))

    assert [finding.rule for finding in check(draft)] == [
        "statistic-without-source",
        "empty-section",
        "no-named-reviewer",
    ]


def test_a_heading_of_level_one_belongs_to_the_page():
    assert rules("# One\n\nOne.") == {"heading-level-jump"}


def test_hostile_text_is_read_without_an_error():
    for text in ["```faq\nQ:\n```", "Q:", "|", "[^", "](", "#" * 40, "\x00", "- - - -", "![[^a]](b)", ":" * 99]:
        check(Draft(text))
