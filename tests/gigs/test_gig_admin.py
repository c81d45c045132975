"""Looking gigs up in the admin."""

import pytest
from django.urls import reverse

from tests.factories import make_gig, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def test_a_gig_is_never_deleted_there(client, root, gig):
    assert client.get(reverse("admin:gigs_gig_delete", args=[gig.pk])).status_code == 403


def test_its_state_is_shown_and_not_editable(client, root, gig):
    page = client.get(reverse("admin:gigs_gig_change", args=[gig.pk])).content.decode()

    assert 'name="status"' not in page
    assert 'name="hold"' not in page
    assert 'name="title"' in page


@pytest.mark.parametrize("words", ["nightly-nothing", "\x00", "%", "a" * 3000])
def test_looking_for_nothing_finds_nothing(client, root, gig, words):
    assert client.get(reverse("admin:gigs_gig_changelist"), {"q": words}).status_code == 200


def test_gigs_are_found_by_title_id_and_client(client, root, gig):
    make_gig(title="Another")
    for words in (gig.title, gig.public_id, gig.client.name):
        page = client.get(reverse("admin:gigs_gig_changelist"), {"q": words}).content.decode()
        assert gig.title in page
        assert "Another" not in page


def test_a_revision_is_read_only(client, root, gig, ada):
    gig.snapshot(ada)
    page = client.get(reverse("admin:gigs_gig_change", args=[gig.pk])).content.decode()

    assert 'name="revisions-0-fields"' not in page
    assert 'name="revisions-0-version"' not in page
