"""A photo on a profile and a logo on a client: /profile/photo/, /clients/<slug>/logo/, /media/<file>."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.due import sweep_pictures
from accounts.models import AuditEvent, Client, Developer, User
from marketplace.lib import media
from tests.accounts.factories import make_developer
from tests.lib.test_images import SVG, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_storage():
    for file in stored():
        default_storage.delete(f"{media.FOLDER}/{file}")
    cache.delete("pictures-swept")


def stored():
    return default_storage.listdir(media.FOLDER)[1] if default_storage.exists(media.FOLDER) else []


def send(client, data, address="/profile/photo/"):
    return client.post(address, {"picture": SimpleUploadedFile("me.png", data, "image/png")})


def commit(capture):
    return capture(execute=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (SVG, "no picture"),
        (b"\0" * 20_000_000, "more than 4 MB;"),
        (None, "Choose"),
    ],
)
def test_a_wrong_file_is_refused_beside_the_field(client, grace, data, words):
    make_developer(grace)
    client.force_login(grace)
    answer = client.post("/profile/photo/") if data is None else send(client, data)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert stored() == []


def test_strangers_change_no_logo(client, linus, adas_client):
    client.force_login(linus)

    assert send(client, picture(), f"/clients/{adas_client.slug}/logo/").status_code == 404


def test_a_photo_needs_a_profile(client, grace):
    client.force_login(grace)

    assert client.get("/profile/photo/").url == "/profile/you/"


def test_a_photo_is_shown_in_two_sizes(client, grace):
    developer = make_developer(grace, indexable=True)
    client.force_login(grace)
    assert send(client, picture()).status_code == 302
    developer.refresh_from_db()
    client.logout()

    page = client.get(developer.get_absolute_url()).content.decode()
    assert f'src="{developer.picture_address}" srcset="{developer.picture_address_2x} 2x" width="96"' in page
    assert f'"image":"{settings.SITE_URL}{developer.picture_address_2x}"' in page.replace('": "', '":"')
    assert len(stored()) == 2
    assert AuditEvent.objects.of(developer).last().action == "developer.change_picture"


def test_a_client_gets_a_logo(client, ada, adas_client):
    client.force_login(ada)
    assert "stands whole" in client.get(f"/clients/{adas_client.slug}/logo/").content.decode()
    send(client, picture(mode="RGBA", colour=(1, 2, 3, 4)), f"/clients/{adas_client.slug}/logo/")

    adas_client.refresh_from_db()
    assert adas_client.picture_address in client.get(adas_client.get_absolute_url()).content.decode()


def test_another_photo_replaces_the_files_of_the_first(client, grace, django_capture_on_commit_callbacks):
    make_developer(grace)
    client.force_login(grace)
    send(client, picture())
    before = set(stored())
    with django_capture_on_commit_callbacks(execute=True):
        send(client, picture(colour="red"))

    assert len(stored()) == 2
    assert not before & set(stored())


def test_a_photo_is_removed_with_its_files(client, grace, django_capture_on_commit_callbacks):
    developer = make_developer(grace)
    client.force_login(grace)
    send(client, picture())
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/profile/photo/", {"remove": "1"})

    developer.refresh_from_db()
    assert (developer.picture, stored()) == ("", [])


def test_the_files_of_an_account_that_is_gone_go_within_the_hour(grace, adas_client):
    kept, lost = media.keep(picture()), media.keep(picture())
    adas_client.change_picture(kept, None)
    developer = make_developer(grace)
    developer.change_picture(lost, grace)
    developer.delete()

    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert sweep_pictures() == 1
        assert sweep_pictures() == 0
    assert {file.partition("-")[0] for file in stored()} == {kept}


def test_a_picture_that_is_just_being_kept_is_not_swept():
    media.keep(picture())

    assert sweep_pictures() == 0
    assert len(stored()) == 2


@pytest.fixture
def photo(grace):
    """The address of Grace's."""
    developer = make_developer(grace)
    developer.change_picture(media.keep(picture()), grace)
    return developer.picture_address


def test_a_picture_is_answered_as_nothing_but_a_picture(client, photo):
    answer = client.get(photo)

    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, max-age=86400, immutable"  # no cache between keeps what is taken away
    assert not answer.cookies


HIDES = {
    "frozen": lambda: Developer.objects.update(hold="frozen"),
    "removed": lambda: Developer.objects.update(hold="removed"),
    "of a held account": lambda: User.objects.filter(developer__isnull=False).update(hold="frozen"),
    "hidden": lambda: Developer.objects.update(visibility="hidden"),
    "for members": lambda: Developer.objects.update(visibility="members"),
    "a draft": lambda: Developer.objects.update(status="draft"),
}


@pytest.mark.parametrize("what", HIDES)
def test_the_photo_of_a_profile_is_there_for_whom_the_profile_is(client, photo, grace, linus, margaret, what):
    HIDES[what]()
    developer = Developer.objects.get()

    for person in (None, linus, grace, margaret):
        if person:
            client.force_login(person)
        read = client.get(developer.get_absolute_url()).status_code == 200
        answer = client.get(photo)
        assert (answer.status_code == 200) is read, person
        assert not (read and person) or "private" in answer["Cache-Control"]
    client.logout()
    for seen in (
        {},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Wed, 25 Nov 2026 10:00:00 GMT"},
        {"Range": "bytes=0-9"},
    ):
        for method in (client.get, client.head):
            assert method(photo, headers=seen).status_code == 404
    assert client.get(developer.picture_address_2x).status_code == 404


def test_the_logo_of_a_removed_client_is_gone(client, adas_client, ada):
    adas_client.change_picture(media.keep(picture()), ada)
    assert client.get(adas_client.picture_address).status_code == 200

    Client.objects.update(hold="removed")

    assert client.get(adas_client.picture_address).status_code == 404


def test_a_photo_that_another_replaced_is_gone_at_once(client, photo, grace):
    Developer.objects.get().change_picture(media.keep(picture(colour="red")), grace)

    assert client.get(photo).status_code == 404


@pytest.mark.parametrize(
    "file",
    ["x", "..%2fdb", "0" * 32 + "-96.webp", "0" * 32 + "-97.webp", "0" * 32 + "-96.svg", "0" * 32 + "-96.webp%0a"],
)
def test_nothing_else_is_answered(client, file):
    assert client.get(f"/media/{file}").status_code == 404


def test_a_picture_is_not_written_to(client):
    assert client.post("/media/" + "0" * 32 + "-96.webp").status_code == 405
