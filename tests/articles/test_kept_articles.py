"""What visitors read may be some seconds old; nobody who is known gets another's, and nothing taken away stays."""

import pytest

from articles import live
from articles.views import reading
from gigs.models import Gig, PayFigure
from tests.articles.factories import make_article
from tests.factories import make_gig
from tests.gigs.pay.factories import make_figure

pytestmark = pytest.mark.django_db
BODY = "```gigs\n```\n\n```skill python\n```\n\n```pay EUR\nOurs\n```\n"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    clock = [1_000.0]
    monkeypatch.setattr("marketplace.lib.keeping.time.monotonic", lambda: clock[0])
    keepers = (reading.PAGES, live.GIGS, live.COUNTS, live.PAY)
    for each in keepers:
        each._answers.clear()
    yield clock
    for each in keepers:
        each._answers.clear()


def read(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_the_second_visitor_asks_the_database_nothing_and_a_member_nothing_twice(
    client, grace, django_assert_num_queries, django_assert_max_num_queries
):
    article = make_article(BODY)
    make_gig(skills=["python"], title="Mend the ledger")
    first = read(client, article)
    with django_assert_num_queries(0):
        assert read(client, article) == first

    client.force_login(grace)
    with django_assert_max_num_queries(12) as asked:
        page = read(client, article)
    assert "Keep for later" in page and "Keep for later" not in first
    assert not [query for query in asked.captured_queries if "gigs_" in query["sql"]]


def test_what_ended_leaves_within_five_seconds_its_count_and_pay_within_a_minute(client, edith, now):
    article, figure = make_article(BODY), make_figure()
    gig = make_gig(skills=["python"], title="Mend the ledger")
    page = read(client, article)
    assert gig.title in page and "1 open gig asks for it" in page and "€500" in page
    Gig.objects.filter(pk=gig.pk).update(status="paused")
    PayFigure.objects.filter(pk=figure.pk).delete()

    now[0] += 5
    assert gig.title not in read(client, article)
    now[0] += 56
    page = read(client, article)
    assert "No open gig asks for it today" in page and "€500" not in page
    article.retract(edith, "Its source withdrew the figures.")
    now[0] += 5
    assert client.get(article.get_absolute_url()).status_code == 410
