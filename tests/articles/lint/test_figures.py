"""What counts as a figure without a source, and when one is too old."""

from datetime import date

import pytest

from articles.lint import Draft, check
from tests.articles.factories import make_claim

PAY = make_claim(published="28 August 2025", unit="USD a year")


def found(body, rule, **fields):
    draft = Draft(body, today=date(2026, 11, 1), **fields)
    return [finding for finding in check(draft) if finding.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "She earns £69,251 a year.",
        "The salary is GBP 80,000.",
        "It costs EUR 70,000 per year.",
        "Ask 7 out of 10 developers.",
        "One in five leaves.",
        "Fifty-five percent stay.",
        "A market of 3 billion dollars.",
        "For example, 73% of employers hire remotely.",
        "It grew by 13%. For example, here.",
        "## Grew by 13%\n\nText.",
        "```faq\nQ: Did it grow by 13%?\nYes.\n```",
        "```checklist check Ready\n- 60% of reports are read\n```",
        "```paths Roles\nLead | GBP 80,000 a year | more | python\n```",
        "```pay RG-01\nUp by 13%\n```",
        "<div>Grew by 13%.\n</div>",
    ],
)
def test_it_needs_a_source_wherever_readers_see_it(text):
    assert found(text, "statistic-without-source")


@pytest.mark.parametrize(
    "text",
    [
        "Suppose that you want £60,000 a year. Then 10% is £6,000.",
        "## A worked example\n\nShe earns £69,251 a year.",
        "Charge £400 for it.",
        "One in the morning, 2 in 2026.",
        "```checklist check Ready\n- Tests\n```",
    ],
)
def test_an_example_and_a_price_need_none(text):
    assert not found(text, "statistic-without-source")


OLD = "statistic-older-than-24-months"


@pytest.mark.parametrize("published", ["undated", "28 August 2025"])
@pytest.mark.parametrize("words", ["They earn so much", "By 2034 they earn so much", "In 2024 few came. They earn so"])
def test_pay_without_its_year_is_old_whatever_other_year_is_named(words, published):
    assert found(f"{words}[^rate].", OLD, claims=[PAY | {"published": published}])


def test_pay_is_of_the_year_that_its_sentence_names():
    assert not found("In 2025 they earned so much[^rate].", OLD, claims=[PAY])


@pytest.mark.parametrize(("unit", "published", "limit"), [("GBP a day", "May 2025", 12), ("", "May 2024", 24)])
def test_a_figure_is_old_after_a_year_of_pay_and_two_years_of_all_else(unit, published, limit):
    claims = [make_claim(unit=unit, published=published)]
    of_month = {
        months: [
            finding.rule
            for finding in check(Draft("So much[^rate].", claims=claims, today=date(2026, 5 + months - limit, 1)))
            if finding.rule == OLD
        ]
        for months in (limit, limit + 1)
    }

    assert of_month == {limit: [], limit + 1: [OLD]}


def test_a_limit_of_the_law_is_no_pay():
    assert not found(
        "Register above it[^rate].", OLD, claims=[PAY | {"published": "undated", "unit": "GBP in a tax year"}]
    )
