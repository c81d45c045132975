"""Which gigs a mail names: its lines are shared out among the searches, and the rest is counted for each."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from gigs.alerts import mailing, tasks
from gigs.models import Alert
from gigs.models.saved_search import MOST_SEARCHES
from tests.factories import make_client, make_gig, make_skill
from tests.gigs.alerting import LONG_AGO, keep

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def wait_under(search, skill, many, ago=1):
    """So many gigs, newest first, the newest published so many hours ago, that wait to be told."""
    client = make_client()
    for number in range(many):
        gig = make_gig(
            client,
            skills=[skill],
            title=f"{skill} {number + 1:02}",
            published_at=timezone.now() - (ago + number / 100) * HOUR,
        )
        Alert.objects.create(user=search.user, gig=gig, search=search, due_at=LONG_AGO)


def digest(user):
    tasks.mail_digest.func(user.pk, "2030-05-08")
    message = mail.outbox[-1]
    return message.body, message.alternatives[0][0]


def named(body, skill):
    return [line for line in body.splitlines() if line.startswith(f"{skill} ")]


@pytest.fixture
def python(grace):
    make_skill("python")
    return keep(grace, "skill=python", "daily", "Python")


@pytest.fixture
def rust(grace):
    make_skill("rust")
    return keep(grace, "skill=rust", "weekly", "Rust")


def test_older_gigs_of_one_search_are_named_beside_many_newer_ones_of_another(grace, python, rust):
    wait_under(python, "python", 40)
    wait_under(rust, "rust", 6, ago=48)
    body, html = digest(grace)

    assert named(body, "rust") == [f"rust {number:02}" for number in range(1, 7)]
    assert named(body, "python") == [f"python {number:02}" for number in range(1, 25)]
    assert f"And 16 more for “Python”:\nhttp://localhost:8000{python.get_absolute_url()}\n" in body
    assert "16 more for “Python”</a>" in html
    assert "more for “Rust”" not in body + html
    assert not Alert.objects.waiting().exists()


def test_two_that_have_more_than_enough_have_as_many_lines_each(grace, python, rust):
    wait_under(python, "python", 40)
    wait_under(rust, "rust", 20, ago=48)
    body, _ = digest(grace)

    assert (len(named(body, "python")), len(named(body, "rust"))) == (15, 15)
    assert "And 25 more for “Python”" in body
    assert "And 5 more for “Rust”" in body


def test_what_is_named_stands_newest_first_whatever_it_is_for(grace, python, rust):
    wait_under(python, "python", 3, ago=24)
    wait_under(rust, "rust", 2)
    body, _ = digest(grace)

    lines = [line for line in body.splitlines() if line.startswith(("python ", "rust "))]
    assert lines == ["rust 01", "rust 02", "python 01", "python 02", "python 03"]
    assert "more for" not in body


def test_every_search_has_a_line_however_many_there_are(grace):
    make_skill("python")
    for number in range(MOST_SEARCHES):
        wait_under(keep(grace, "skill=python", "daily", f"No. {number}"), "python", 2, ago=number + 1)
    body, _ = digest(grace)

    assert MOST_SEARCHES > mailing.MOST_LINES
    assert named(body, "python") == ["python 01"] * MOST_SEARCHES
    assert body.count("And 1 more for") == MOST_SEARCHES
