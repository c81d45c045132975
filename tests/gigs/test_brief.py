"""The score of a brief and the outline that raises it: pure functions over a description."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gigs.brief import LEADING, SECTIONS, brief, leading, outline
from gigs.forms.posting import MORE
from gigs.models.choices import WorkType

COMPLETE = """
## Current state
One Django project of nine years runs the bookings of about 900 hauliers.

**Goal**
Billing runs on its own and can be deployed without the rest of it.

Deliverables: a service with an API, the tests that ran before, a runbook for whoever is on call.

### Out of scope
The invoices' layout and everything that the customers see of it.

## Done when
Two weeks pass in production without an invoice that had to be corrected by hand. We look at it together every Friday
and say what is missing, so that nobody is surprised at the end of the work.
"""


def test_an_empty_brief_has_nothing():
    assert brief("").score == 0
    assert brief(" \n ").score == 0


def test_headings_without_words_under_them_count_for_nothing():
    assert not any(part.is_met for part in brief("## Goal\n## Deliverables\n## Out of scope").parts)


@pytest.mark.parametrize("text", ["Out of scope: The front end.", "## Out of scope\nInvoices.\n## Goal"])
def test_what_is_left_out_may_be_said_shortly(text):
    assert [part.words.partition(":")[0] for part in brief(text).parts if part.is_met] == ["Out of scope"]


def test_our_own_questions_are_no_answers():
    for work_type in WorkType.values:
        assert not any(part.is_met for part in brief(outline(work_type)).parts[:5])


def test_a_word_in_a_sentence_is_no_heading():
    assert brief("The goal of the scope is done now, with tasks today.").parts[1].reached == 0


def test_a_complete_brief_has_all_points():
    assert [part.words for part in brief(COMPLETE).parts if not part.is_met] == []
    assert brief(COMPLETE).score == 100


@given(st.text(max_size=2000))
def test_any_text_has_a_score_and_the_parts_add_up(text):
    found = brief(text)

    assert sum(part.points for part in found.parts) == 100
    assert 0 <= found.score <= 100
    assert all(0 <= part.reached <= part.points for part in found.parts)


@pytest.mark.parametrize("text", ["#" * 20_000, "**" * 10_000, "goal:" * 4_000, "\n" * 20_000, "* *" * 6_000])
def test_no_text_takes_long(text):
    assert brief(text).score <= 100


def test_an_outline_adds_only_what_is_missing():
    assert outline("migration", COMPLETE) == ""
    lacking = outline("migration", "## Goal\nEverything moves.")
    assert "## Goal" not in lacking
    assert lacking.count("## ") == len(SECTIONS) - 1
    assert "how does one go back" in lacking


def test_every_kind_of_work_leads_with_three_fields_of_the_form():
    known = {name for _, names in MORE for name in names}
    for work_type in WorkType.values:
        assert len(leading(work_type)) == 3
        assert set(leading(work_type)) <= known
    assert set(LEADING) <= set(WorkType)
