"""The figures of pay as a file: GET /pay/data.csv."""

import csv
import io

import pytest

from gigs.pay import asking, data
from tests.articles.pay.pages import look
from tests.factories import make_skill
from tests.gigs.pay.factories import make_figure


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


@pytest.mark.django_db
def test_the_file_holds_every_figure_with_its_n_and_period(client):
    make_figure()
    make_figure(currency="USD", level=2)
    response = look(client, path="data.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    first, second = lines(response)
    assert first == {
        **{"basis": "advertised", "currency": "EUR", "kind": "all", "value": "", "level": "", "n": "118"},
        **{"clients": "20", "since_on": "2025-11-26", "until_on": "2026-11-26"},
        **{"p10": "460", "p25": "475", "p50": "500", "p75": "525", "p90": "540"},
    }
    assert (second["currency"], second["level"]) == ("USD", "2")


@pytest.mark.django_db
def test_the_file_can_be_narrowed_like_the_page(client):
    make_skill("go")
    for fields in ({}, {"level": 3}, {"kind": "skill", "value": "go"}, {"currency": "USD"}):
        make_figure(**fields)

    assert len(lines(look(client, "?currency=EUR", "data.csv"))) == 3
    assert len(lines(look(client, "?currency=EUR&level=3", "data.csv"))) == 1
    assert [row["value"] for row in lines(look(client, "?skill=go", "data.csv"))] == ["go"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_text_of_the_file_is_a_formula(value):
    row = dict.fromkeys(data.COLUMNS, 1) | {"value": value}

    assert f"'{value}" in data.cells(row)


@pytest.mark.django_db
def test_the_rows_for_machines_have_the_names_of_the_file():
    make_figure()

    (row,) = data.rows(asking.read({}))
    assert list(row) == list(data.COLUMNS)
    assert (row["level"], row["p50"]) == (None, 500)
