"""The directory asked for what cannot be used: it is named, left out, and never an error."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.filters import DeveloperFilter
from tests.accounts.factories import make_developer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        *("skill=no-such-skill", "country=XX", "specialism=juggling", "availability=soon", "domain=0", "level=9"),
        *("rate_max=much&currency=EUR", "rate_max=-1&currency=EUR", "rate_max=99999999999999999999&currency=EUR"),
        *(
            "rate_max=500",
            "reply_rate_min=101",
            "reply_rate_min=often",
            "free_by=31-02-2026",
            "free_by=0000-00-00",
            "after=forged",
            "before=forged",
            "currency=XXX&rate_max=1",
        ),
    ],
)
def test_what_cannot_be_used_is_named_and_left_out(client, query):
    make_developer(handle="grace")
    response = client.get(f"/developers/?{query}")

    assert response.status_code == 200
    assert response.context["filter"].form.errors
    assert "was left out" in response.content.decode()
    assert [developer.handle for developer in response.context["developers"]] == ["grace"]


@pytest.mark.parametrize(
    "query", ["overlap=3", "overlap=4&tz=Mars/Base", "mine=others", "not_language=xx", "overlap=4&overlap=6"]
)
def test_new_filters_name_what_they_cannot_use(client, query):
    assert client.get(f"/developers/?{query}").context["filter"].form.errors


@pytest.mark.parametrize("query", ["q=%00", "q=%F0%28", "q=%22", "q=!%26|()", "q=" + "a" * 5000, "%00=1", "unknown=1"])
def test_odd_bytes_are_no_error(client, query):
    assert client.get(f"/developers/?{query}").status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from([*DeveloperFilter.base_filters, "x"]), st.lists(st.text(max_size=30), max_size=3))
)
def test_nothing_that_is_typed_breaks_it(client, parameters):
    query = urlencode(parameters, doseq=True, errors="replace")
    assert client.get(f"/developers/?{query}", follow=True).status_code in {200, 400}
