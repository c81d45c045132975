"""Whatever is typed into a search is answered, and nothing of it breaks a page or a feed."""

import re
from urllib.parse import quote, urlencode

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gigs.filters import GigFilter

pytestmark = pytest.mark.django_db

any_input = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

ANYTHING = st.text(max_size=40) | st.sampled_from(
    [
        "\x00",
        "\ud800",
        "%00",
        "'; DROP TABLE gigs_gig;--",
        "a" * 5000,
        "9" * 400,
        "-1",
        "1e9",
        "mine",
        "٣",
        "\u202e",
        "()&|!:*<->",
        "\\",
        "''",
    ]
)
SIGNS = [*"ab'\"\\:*&|!()<>-~@ \x00éª_²\u0301", "or ", " or ", "the "]
NAMES = [*GigFilter.base_filters, "page", "x"]


PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), ANYTHING), max_size=6)


def fuzzed(pairs):
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])


@settings(parent=any_input, max_examples=300)
@given(PAIRS)
def test_nothing_typed_is_an_error_of_the_feed(client, pairs):
    assert client.get(f"{reverse('gigs:gig_json')}?{fuzzed(pairs)}").status_code in {200, 400}


@settings(parent=any_input, max_examples=100)
@given(PAIRS)
def test_nothing_typed_is_an_error_of_the_page(client, pairs):
    assert client.get(f"{reverse('gigs:gig_list')}?{fuzzed(pairs)}", follow=True).status_code == 200


@settings(parent=any_input, max_examples=100)
@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_every_sequence_of_signs_is_a_search(client, text):
    response = client.get(f"{reverse('gigs:gig_list')}?q={quote(text.encode('utf-8', 'surrogatepass'))}", follow=True)

    assert response.status_code == 200
    assert "q" not in response.context["asked"].errors


@pytest.mark.parametrize("typed", ["%07%00", "%00%07", "ab%07c%00d", "%00%1b", "%07", "%C2%85%00", "%EF%BF%BF%00"])
@pytest.mark.parametrize("address", ["gig_atom", "gig_json", "gig_ics", "gig_list"])
def test_what_no_feed_can_hold_is_left_out_whatever_stands_beside_it(client, address, typed):
    response = client.get(f"{reverse(f'gigs:{address}')}?q={typed}", follow=True)

    assert response.status_code == 200
    assert not re.search("[\x00-\x08\x0e-\x1f\x85\uffff]|u0007", response.content.decode())


@pytest.mark.parametrize(
    "query",
    [
        "%FF%FE=%FF",
        "q=%FF%ED%A0%80",
        "q=%00",
        "skill=%00&not_skill=%ED%A0%80",
        "after=%00",
        "&".join(["skill=python"] * 1500),
        "&".join(f"skill=s{number}" for number in range(1500)),
        "q=" + "a" * 7000,
        "q=" + "a+or+" * 1500,
        "per=1000000",
        "from_country=no&from_country=NO",
        "&&&===",
    ],
)
def test_hostile_query_strings_are_answered(client, query, gig):
    assert client.get(f"{reverse('gigs:gig_list')}?{query}", follow=True).status_code == 200


def test_more_parameters_than_any_form_has_are_refused(client):
    query = "&".join(["skill=python"] * 5000)

    assert client.get(f"{reverse('gigs:gig_list')}?{query}").status_code == 400
