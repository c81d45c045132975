"""The labelled set: 390 examples, half of them bad; what holds or limits by words is right 95 times of 100."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from moderation.rules.book import BY_ROWS, BY_WORDS, RULES
from moderation.rules.measuring import examples, measure
from moderation.rules.rule import Effect

STRICT = {Effect.HOLD, Effect.LIMIT, Effect.REFUSE}
PAGE = Path(__file__).parents[3] / "docs/rules.md"


def test_half_of_the_set_is_bad():
    rules = [example["rules"] for example in examples()]
    assert len(rules) == 390
    assert sum(map(bool, rules)) == 195


def test_the_set_names_only_rules_that_exist_and_says_nothing_twice():
    assert {rule for example in examples() for rule in example["rules"]} <= set(RULES)
    texts = [example["text"] for example in examples()]
    assert len(set(texts)) == len(texts)


def test_what_holds_limits_or_refuses_is_precise():
    strict = [each for each in measure() if each.rule.effect in STRICT]
    assert {each.rule for each in strict} == {rule for rule in BY_WORDS if rule.effect in STRICT}
    assert [each.rule.id for each in strict if each.right + each.missed < 7] == []
    assert [each.rule.id for each in strict if each.precision < 0.95] == []


def test_the_two_rules_that_matter_most_find_most():
    recall = {each.rule.id: each.recall for each in measure()}
    assert recall["pay-to-work"] >= 0.8
    assert recall["contact-details"] >= 0.8


def test_the_documented_figures_are_the_measured_ones():
    out = StringIO()
    call_command("measure_rules", stdout=out)
    assert out.getvalue().strip() in PAGE.read_text()


def test_every_rule_of_words_is_measured_and_every_rule_of_rows_is_said_to_be_tested():
    measured, named = PAGE.read_text().split("proven by tests", 1)
    assert [rule.id for rule in BY_WORDS if f"| `{rule.id}` |" not in measured] == []
    assert [rule.id for rule in BY_ROWS if f"`{rule.id}`" not in named] == []
    assert not {each.rule.id for each in measure()} & {rule.id for rule in BY_ROWS}
