"""Figures of pay as JSON: GET /api/v1/pay/."""

import pytest
from django.conf import settings

from gigs.pay import api
from tests.factories import make_skill
from tests.gigs.pay.factories import make_figure

pytestmark = pytest.mark.django_db


def ask(client, query=""):
    return client.get(f"/api/v1/pay/{query}")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?skill=cobolt", "skill"),
        ("?level=9", "level"),
        ("?currency=XXX", "currency"),
        ("?area=apis&tax=not_uk", "tax"),
        ("?after=forged", "after"),
    ],
)
def test_what_cannot_be_used_is_named(client, query, name):
    response = ask(client, query)

    assert response.status_code == 400
    assert list(response.json()["errors"]) == [name]


def test_a_figure_has_exactly_the_shape_that_others_rely_on(client):
    make_figure(level=3)

    assert ask(client).json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                **{"basis": "advertised", "currency": "EUR", "kind": "all", "value": "", "level": 3},
                **{"since_on": "2025-11-26", "until_on": "2026-11-26", "n": 118, "clients": 20},
                **{"p10": 460, "p25": 475, "p50": 500, "p75": 525, "p90": 540},
            }
        ],
    }


def test_it_is_narrowed_and_paged_like_every_list(client, monkeypatch):
    monkeypatch.setattr(api, "PER", 1)
    make_skill("go")
    make_figure(kind="skill", value="go")
    make_figure(kind="skill", value="go", level=2)
    make_figure(currency="USD")

    first = ask(client, "?skill=Go&currency=EUR").json()
    assert (first["count"], first["previous"]) == (2, None)
    second = client.get(first["next"].removeprefix(settings.SITE_URL)).json()
    assert [row["level"] for row in first["results"] + second["results"]] == [None, 2]
    assert second["next"] is None
    assert ask(client, "?level=2").json()["count"] == 1
