"""What the people of the demo keep."""

import pytest
from django.core.management import call_command

from accounts.models import Developer
from gigs.models import SavedGig, SavedSearch
from marketplace.demo.marks import SEARCHES, load_marks
from tests.factories import make_gig, make_skill, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    call_command("load_skills", verbosity=0)
    for email, handle in (("grace@example.com", "grace"), ("linus@example.com", "linus")):
        developer = Developer.objects.create(user=make_user(email), handle=handle, headline="Back ends")
        developer.developer_skills.create(skill=make_skill("python"))


def test_grace_and_linus_keep_gigs_and_a_search_that_alerts_however_often_it_runs(people):
    make_gig(skills=["python"])
    for _ in range(2):
        load_marks()

    assert SavedGig.objects.count() == 2
    assert SavedSearch.objects.telling().count() == len(SEARCHES)
    for search in SavedSearch.objects.all():
        assert search.is_exact
        assert search.keys
