"""Blocks by nearly their name, and text between tags, which readers see as text."""

import pytest

from articles.lint import Draft, check


def rules(body):
    return {finding.rule for finding in check(Draft(body)) if finding.blocks} - {"no-author", "review-by-missing"}


@pytest.mark.parametrize("name", ["callouts", "Callout", "calout", "source", "faqs", "gig"])
def test_a_name_that_is_nearly_ours_is_no_code(name):
    assert rules(f"```{name}\nText.\n```") == {"block-not-shown"}


@pytest.mark.parametrize("name", ["", "python", "json", "bash", "text", "mermaid", "http"])
def test_code_is_code(name):
    assert not rules(f"```{name}\nText.\n```")


def test_no_rule_is_blind_behind_a_tag():
    body = "<p>See tools.png, an editor an editor, [this](#nope), ![](/a.webp) and 13%.\n</p>"

    assert rules(body) == {
        *("image-filename-as-text", "doubled-phrase", "broken-internal-link", "image-without-alt"),
        "statistic-without-source",
    }
