"""The labelled set: 300 examples, half of them bad; what holds or limits is right 95 times of 100."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from moderation.rules.book import RULES
from moderation.rules.measuring import examples, measure
from moderation.rules.rule import Effect

STRICT = {Effect.HOLD, Effect.LIMIT, Effect.REFUSE}
PAGE = Path(__file__).parents[3] / "docs/rules.md"


def test_half_of_the_set_is_bad():
    rules = [example["rules"] for example in examples()]
    assert len(rules) == 300
    assert sum(map(bool, rules)) == 150


def test_the_set_names_only_rules_that_exist_and_says_nothing_twice():
    assert {rule for example in examples() for rule in example["rules"]} <= set(RULES)
    texts = [example["text"] for example in examples()]
    assert len(set(texts)) == len(texts)


def test_what_holds_limits_or_refuses_is_precise():
    strict = [each for each in measure() if each.rule.effect in STRICT]
    assert {each.rule.id for each in strict} >= {"pay-to-work", "unpaid-work", "secrets", "denied-link"}
    assert [each.rule.id for each in strict if each.precision < 0.95] == []


def test_the_two_rules_that_matter_most_find_most():
    recall = {each.rule.id: each.recall for each in measure()}
    assert recall["pay-to-work"] >= 0.8
    assert recall["contact-details"] >= 0.8


def test_the_documented_figures_are_the_measured_ones():
    out = StringIO()
    call_command("measure_rules", stdout=out)
    assert out.getvalue().strip() in PAGE.read_text()
