"""The reply rates of several clients at once are those of each alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gigs.models.reply_rate import percents, reply_rate
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_proposal

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=20)


def test_they_are_the_same_as_one_by_one(django_assert_num_queries):
    quick, slow, new = (make_client() for _ in range(3))
    for client, in_time, late in ((quick, 5, 1), (slow, 2, 4), (new, 1, 0)):
        gig = make_gig(client=client)
        for number in range(in_time + late):
            days = 1 if number < in_time else 12
            answered = LONG_AGO + timedelta(days=days)
            make_proposal(gig=gig, status="declined_by_client", submitted_at=LONG_AGO, answered_at=answered)
    now = timezone.now()

    with django_assert_num_queries(1):
        found = percents([quick.pk, slow.pk, new.pk], now)

    assert found == {client.pk: reply_rate(client, now).percent for client in (quick, slow, new)}
    assert found == {quick.pk: 83, slow.pk: 33, new.pk: None}
