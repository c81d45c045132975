"""A check of many things fails for each that is wrong, by its name, and looks at all of them."""

import pytest

from tests.each import for_each


def is_even(number):
    if number == 7:
        raise ValueError("seven")
    assert number % 2 == 0


def test_all_that_fail_are_named_whatever_they_raise():
    with pytest.raises(ExceptionGroup, match="3 of 5") as failed:
        for_each([1, 2, 3, 4, 7], name=lambda number: f"number {number}")(is_even)()
    assert [error.__notes__ for error in failed.value.exceptions] == [["number 1"], ["number 3"], ["number 7"]]


def test_where_all_are_right_it_passes():
    for_each([2, 4])(is_even)()


def test_nothing_at_all_is_not_right():
    with pytest.raises(AssertionError, match="nothing to check"):
        for_each([])(is_even)()
