"""The articles that come with the site: whole, sourced, and nothing printed that the fact sheet does not hold."""

import csv
import re

import pytest
from django.urls import Resolver404, resolve

from articles import blocks, lint
from articles.front_matter import read
from articles.loading import CONTENT
from articles.rates import rates
from marketplace.lib.markdown import render

FILES = sorted(CONTENT.glob("*.md"))
# Inputs and results of worked examples, which are arithmetic and no statistics.
WORKED = {"10%"}
REPLACED = str.maketrans({"–": "-", "−": "-"})


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def file(request):
    return read(request.param)


@pytest.fixture(scope="module")
def facts():
    """Each fact's figure and statement as one text, by its id; the rate guide's lines too."""
    with (CONTENT / "facts" / "facts.csv").open(newline="", encoding="utf-8") as lines:
        found = {row["id"]: row for row in csv.DictReader(lines)}
    texts = {name: f"{row['says']} {row['figure']}" for name, row in found.items()}
    return texts | {name: f"{rate.middle} {rate.span} {rate.sample}" for name, rate in rates().items()}


@pytest.fixture(scope="module")
def said():
    """The long sentences of every file, by its name."""
    files = [read(path) for path in FILES]
    return {file.name: lint.sentences_of(file.fields["title"], file.body) for file in files}


def claims(file):
    return file.fields.get("claims", [])


def test_there_are_articles():
    assert len(FILES) >= 16


def test_it_has_900_to_1600_words(file):
    assert 900 <= len(file.body.split()) <= 1600


def test_it_is_looked_at_again_within_a_year_and_within_half_a_year_where_it_is_of_pay_or_law(file):
    months = 6 if {"pay", "contracts"} & set(file.fields["topics"]) else 12
    reviewed, review_by = file.fields["reviewed"], file.fields["review_by"]

    assert (review_by.year - reviewed.year) * 12 + review_by.month - reviewed.month <= months


def test_every_claim_has_a_source_with_a_year_or_says_that_it_is_undated(file):
    for claim in claims(file):
        assert claim["source_title"]
        assert re.search(r"\b20\d\d\b", claim["published"]) or claim["published"].startswith("undated"), claim["id"]


def test_the_figure_of_every_claim_stands_in_its_fact(file, facts):
    for claim in claims(file):
        assert claim["fact"] in facts, claim["id"]
        value = claim["value"].translate(REPLACED)
        assert value in facts[claim["fact"]].translate(REPLACED) or not re.search(r"\d", value), claim["id"]


def test_every_percentage_in_the_text_stands_in_a_fact_that_it_names(file, facts):
    known = " ".join(facts[claim["fact"]] for claim in claims(file))

    for figure in set(re.findall(r"\d+(?:\.\d+)?%", file.body)) - WORKED:
        assert re.search(rf"(?<![\d.]){re.escape(figure)}", known), figure


def test_a_figure_from_one_copy_names_its_source_in_the_sentence(file):
    weak = [claim["id"] for claim in claims(file) if claim.get("confidence") == "C"]
    paragraphs = re.split(r"\n\n|\n- |\n\d+\. |\nQ: ", file.body)

    for name in weak:
        holders = [text for text in paragraphs if f"[^{name}]" in text]
        said = ("ccording to", "practitioners", "vendor", "Posted", "Upwork", "unpaid 12%", "posted rates", "AI output")
        assert all(any(word in text for word in said) for text in holders), name


def test_no_phrase_of_a_fact_is_copied(file, facts):
    runs = {run for claim in claims(file) for run in word_runs(facts[claim["fact"]])}

    assert sorted(runs & set(word_runs(file.body))) == []


def word_runs(text: str) -> list[str]:
    """Every seven words in a row that hold no figure, which has to be carried over as it is."""
    words = re.findall(r"[\w’'.%]+", re.sub(r"\[\^[\w-]+\]", "", text.lower()))
    runs = [" ".join(words[at : at + 7]) for at in range(len(words) - 6)]
    return [run for run in runs if not re.search(r"\d", run)]


def test_what_is_usually_so_is_not_said_to_be_always_so(file, facts):
    hedged = [claim["id"] for claim in claims(file) if "usually" in facts[claim["fact"]]]
    paragraphs = re.split(r"\n\n|\n- |\n\d+\. |\nQ: ", file.body)

    for name in hedged:
        assert all("usually" in text for text in paragraphs if f"[^{name}]" in text), name


@pytest.mark.parametrize("words", ["unclear priorities", "third month", "no longer does"])
def test_what_only_a_source_can_know_names_it(file, words):
    for paragraph in re.split(r"\n\n|\nQ: ", file.body):
        assert words not in paragraph or "[^" in paragraph, paragraph


def test_it_answers_questions_lists_its_sources_and_has_contents(file):
    shown = render(file.body, fences=blocks.NAMES)

    assert {"faq", "sources"} <= {fence.name for fence in shown.fences}
    assert len([heading for heading in shown.toc if heading.level == 2]) >= 5


def test_it_does_not_pretend_to_be_written_or_reviewed_by_a_person(file):
    assert file.fields["authors"] == ["site"]
    assert "AI" in file.fields["drafting_note"]


def test_its_file_is_named_as_its_address(file):
    assert file.name == f"{file.slug}.md"


def test_the_lint_finds_only_that_no_person_has_put_a_name_to_it(file, said):
    draft = lint.Draft(
        **{name: file.fields[name] for name in ("title", "deck", "authors", "review_by")},
        body=file.body,
        claims=claims(file),
        # What was fresh when the figures were checked may be old today: then `review_by` says so to readers.
        today=file.fields["reviewed"],
        leads=leads,
        elsewhere={sentence: name for name, found in said.items() if name != file.name for sentence in found},
    )

    assert [f"{found.rule}: {found.place}: {found.explanation}" for found in lint.check(draft)] == [
        "no-named-reviewer: the whole article: No person who knows the subject has put a name to this; "
        "the page says so."
    ]


def leads(path: str) -> bool:
    if path.startswith("/articles/") and path not in {"/articles/", "/articles/faq/"}:
        return path.removeprefix("/articles/").strip("/") in {file.stem for file in FILES}
    try:
        return bool(resolve(path))
    except Resolver404:
        return False


def test_every_line_of_the_rate_guide_has_source_date_and_a_printable_confidence():
    for rate in rates().values():
        assert rate.source and rate.url.startswith("https://") and rate.dated, rate.id
        assert rate.middle or rate.span, rate.id
        assert rate.confidence in {"A", "B", "C"}, rate.id
