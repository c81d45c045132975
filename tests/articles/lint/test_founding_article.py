"""The text that the site's articles began from: its known defects, and no others, keep it from being published."""

from datetime import date
from pathlib import Path

from articles.lint import Draft, check
from tests.articles.factories import make_claim

TEXTS = Path(__file__).parent / "texts"


def found(name, **more):
    body = (TEXTS / name).read_text(encoding="utf-8")
    draft = Draft(body, authors=["site"], review_by=date(2027, 1, 1), today=date(2026, 11, 1), reviewer="Ines", **more)
    return {finding.rule: finding for finding in check(draft)}


def test_it_fails_with_exactly_its_defects():
    assert found("founding.md").keys() == {
        "empty-list-after-colon",
        "section-does-not-answer-heading",
        "doubled-phrase",
        "statistic-without-source",
        "image-filename-as-text",
    }


def test_what_it_fails_with_blocks_except_the_section_that_does_not_answer():
    assert {rule for rule, finding in found("founding.md").items() if not finding.blocks} == {
        "section-does-not-answer-heading"
    }


def test_each_defect_says_where_it_is_and_why_it_matters():
    for finding in found("founding.md").values():
        assert finding.line > 0
        assert finding.place.startswith("line ")
        assert finding.explanation.endswith((".", "?"))


def test_repaired_it_passes():
    assert not found("repaired.md", claims=[make_claim("growth", published="28 August 2025", unit="")])
