"""Query strings as people and machines really send them."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from marketplace.lib.params import clean, is_clean, repeated


def test_nul_is_left_out_of_names_and_values():
    assert clean(QueryDict("q%00=py%00thon&skill=a&skill=b")) == QueryDict("q=python&skill=a&skill=b")


def test_a_clean_query_stays_as_it_is():
    assert is_clean(QueryDict("q=python&skill=go"))
    assert not is_clean(QueryDict("q=%00"))


def test_a_copy_cannot_be_changed():
    assert not clean(QueryDict("a=1"))._mutable


@given(st.text(st.characters()))
def test_any_text_becomes_storable(text):
    params = QueryDict(mutable=True)
    params["q"] = text

    assert is_clean(clean(params))
    clean(params)["q"].encode()


def test_repeated_parameters_are_named():
    assert repeated(QueryDict("page=1&page=2&q=a"), ["page", "q"]) == ["page"]
