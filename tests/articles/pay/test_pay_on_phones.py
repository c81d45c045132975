"""A phone has no room for every column of /pay/: what, of how many and the middle half stand below instead."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.gigs.pay.factories import make_figure

pytestmark = pytest.mark.django_db
NARROW = re.compile(r'<small class="block-s nar">(.*?)</small>')


def test_what_has_no_column_on_a_phone_stands_in_a_second_line(client):
    make_figure()
    make_figure(kind="area", value="apis", n=42)

    page = client.get("/pay/?currency=EUR").content.decode()

    below = NARROW.findall(page)
    assert "n = 42" in below and "€475–525" in below
    assert any(words.startswith("Survey: ") for words in below)
    # As many as columns that a phone leaves out, so that nothing is missing.
    assert len(below) == len(re.findall(r'<td class="(?:num )?lo">', page))


def test_the_second_line_leaves_where_the_column_comes():
    style = (Path(settings.BASE_DIR) / "static/css/components/table.css").read_text()
    wide = style[style.index("@container (width >= 34rem)") : style.index("@container (width >= 52rem)")]

    assert ".tbl .lo { display: table-cell; }" in wide and ".tbl .nar { display: none; }" in wide
