"""Fenced blocks: what each shows, and what each finds wrong."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles import blocks
from articles.blocks.faq import entries
from articles.models import Article
from articles.reading import Reading
from marketplace.lib.markdown import render
from tests.articles.factories import make_article, make_claim
from tests.factories import make_gig, make_skill
from tests.gigs.pay.factories import make_figure


def fence(text):
    return render(text, fences=blocks.NAMES).fences[0]


def show(body, **fields):
    return str(Reading(make_article(body=body, **fields)).html)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("```faq\n```", "at least one line"),
        ("```faq\nQ: Why?\n```", "“Why?” has no answer"),
        ("```faq\nfirst\nQ: Why?\nSo.\n```", "before the first"),
        ("```faq\nQ: Why?\nSo.\nQ: Why?\nSo.\n```", "asked twice"),
        ("```callout loud Hello\nx\n```", "begins with"),
        ("```callout note\nx\n```", "has a title"),
        ("```pay RG-999\nRates\n```", "no rate is called “RG-999”"),
        ("```pay RG-06\nRates\n```", "no rate is called “RG-06”"),
        ("```pay RG-01\n```", "has a caption"),
        ("```pay python RG-01\nRates\n```", "of a skill need a currency"),
        ("```pay RG-01 RG-15\nMixed\n```", "one kind of figure"),
        ("```skill\n```", "names one skill"),
        ("```sources\nA book\n```", "front matter"),
    ],
)
def test_a_block_that_cannot_be_shown_says_why(text, problem):
    assert any(problem in found for found in blocks.problems(fence(text)))


@pytest.mark.parametrize("name", sorted(blocks.NAMES))
def test_every_block_answers_for_itself(name):
    assert isinstance(blocks.problems(fence(f"```{name}\n```")), list)


def test_an_anchor_depends_on_the_words_of_the_question_alone():
    first = entries(fence("```faq\nQ: Who pays?\nThey do.\n```"), {})
    later = entries(fence("```faq\nQ: Another?\nYes.\nQ: Who pays?\nOthers do.\n```"), {})

    assert first[0].id == later[1].id == "faq-who-pays"


@pytest.mark.django_db
def test_answers_keep_their_sources():
    body = "A.\n\n```faq\nQ: Who?\nShe[^rate].\n```\n\n```sources\n```\n"

    assert 'href="#source-1"' in show(body, claims=[make_claim()])


@pytest.mark.django_db
def test_the_body_of_a_callout_is_sanitised():
    html = show("```callout bad Beware\n<img src=x onerror=y()> [a](javascript:b())\n```\n")

    assert 'class="note note--bad"' in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.django_db
def test_gigs_may_be_narrowed_to_some_of_the_skills():
    make_gig(skills=["go"], title="Go gig")
    make_gig(skills=["python"], title="Python gig")

    html = show("```gigs go\n```\n", skills=["go", "python"])

    assert "Go gig" in html
    assert "Python gig" not in html


@pytest.mark.django_db
def test_gigs_without_any_open_one_say_so():
    make_gig(skills=["python"], title="Closed gig", status="closed")

    html = show("```gigs\n```\n")

    assert "Closed gig" not in html
    assert "No open gig asks for these skills today" in html


@pytest.mark.django_db
def test_a_gig_that_asks_for_two_of_the_skills_stands_once():
    make_gig(skills=["go", "python"], title="Both of them")

    assert show("```gigs\n```\n", skills=["go", "python"]).count("Both of them") == 1


@pytest.mark.django_db
def test_pay_is_marked_as_an_outside_figure_with_sample_source_and_date():
    html = show("```pay RG-04\nDay rates\n```\n")

    for words in ["Outside figures, not from gigs on this site", "29 rates", "IT Jobs Watch", "27 November 2025"]:
        assert words in html


@pytest.mark.django_db
def test_pay_of_this_site_stands_apart_with_its_n_and_too_little_of_it_says_so():
    body = "```pay GBP EUR python go RG-04\nDay rates\n```\n"
    assert "too few pay in GBP or EUR to say anything" in show(body)

    make_figure(currency="GBP", n=52, median=480)
    make_figure(currency="GBP", kind="skill", value="python", n=31, median=530)
    make_figure(currency="GBP", kind="skill", value="go", level=3)
    make_figure(currency="GBP", basis="agreed", median=999)
    html = show(body, skills=["python", "go"])

    ours, outside = html.split("Outside figures, not from gigs on this site")
    assert "£480" in ours and "£455–505" in ours and "52 gigs" in ours and "of 20 clients" in ours
    assert "£530" in ours and "for Python" in ours
    assert "for Go" not in ours and "£999" not in html and "EUR" not in ours
    assert "IT Jobs Watch" in outside and "29 rates" in outside
    assert "too few" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "is_old"), [(26, False), (29, True)])
def test_pay_over_a_year_old_says_so(day, is_old):
    with time_machine.travel(datetime(2026, 11, day, tzinfo=UTC), tick=False):
        assert ("over a year old" in show("```pay RG-04\nDay rates\n```\n")) == is_old


@pytest.mark.django_db
def test_a_skill_leads_to_its_page_with_its_open_gigs_and_an_unknown_one_stays_a_word(django_assert_num_queries):
    make_skill("go", name="Go")
    make_skill("rust", name="Rust")
    make_gig(skills=["go"])
    make_gig(skills=["go"], status="closed")
    article = make_article(body="```skill go\n```\n\n```skill rust\n```\n\n```skill nonesuch\n```\n", skills=[])
    reading = Reading(Article.objects.for_reading().get(pk=article.pk))

    with django_assert_num_queries(1):
        html = str(reading.html)

    assert "1 open gig asks for it" in html
    assert "No open gig asks for it today" in html
    assert "nonesuch" in html
