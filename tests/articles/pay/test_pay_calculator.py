"""The day rate that somebody needs, and where it stands: GET /pay/calculator/."""

import pytest

from tests.articles.pay.pages import look, text
from tests.gigs.pay.factories import make_figure

ASKED = {"currency": "GBP", "income": "60000", "costs": "6000", "working_days": "253", "holiday": "25", "sick": "4"}
ASKED |= {"unpaid": "45", "fee": "0"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"income": ""}, "income"),
        ({"income": "60k"}, "income"),
        ({"income": "-1"}, "income"),
        ({"income": "9" * 30}, "income"),
        ({"costs": "\0"}, "costs"),
        ({"unpaid": "224"}, "unpaid"),
        ({"fee": "91"}, "fee"),
        ({"currency": "XXX"}, "currency"),
    ],
)
def test_what_cannot_be_computed_is_said_beside_its_field(client, changed, name):
    response = client.get("/pay/calculator/", ASKED | changed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [name]
    assert "aria-invalid" in response.content.decode()
    assert 'value="253"' in response.content.decode()


@pytest.mark.django_db
def test_the_calculator_begins_with_the_usual_year(client):
    response = look(client, "?currency=GBP", "calculator/")
    page = response.content.decode()

    assert response.status_code == 200
    assert 'value="45"' in page and '<option value="GBP" selected>' in page


@pytest.mark.django_db
def test_the_day_rate_and_where_it_stands(client):
    make_figure(currency="GBP", median=350)
    page = text(client.get("/pay/calculator/", ASKED | {"fee": "10"}))

    assert "You need £410 a day" in page
    assert "409.68 GBP" in page
    assert "That bills in a year £73,390" in page
    assert "That is more than 99 of 100 gigs here that pay in GBP (n = 118)." in page
