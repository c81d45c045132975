"""The picture above an article: put there on the desk, described, credited, shown, and swept where no text has it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.due import sweep_pictures
from articles.models import Article
from marketplace.lib import media
from tests.articles.factories import make_article
from tests.lib.test_images import SVG, opened, picture

from .test_article_detail import data_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_storage():
    for file in stored():
        default_storage.delete(f"{media.FOLDER}/{file}")
    cache.delete("article-pictures-swept")


def stored():
    return default_storage.listdir(media.FOLDER)[1] if default_storage.exists(media.FOLDER) else []


def send(client, article, data=None, **typed):
    file = SimpleUploadedFile("race.png", picture(size=(2000, 1500)) if data is None else data, "image/png")
    words = {"picture": file, "alt": "Two trains on one track", "credit": "Drawn by Edith"} | typed
    return client.post(reverse("articles:desk_picture", args=[article.public_id]), words)


def test_members_put_no_picture_there(client, ada):
    article = make_article()
    client.force_login(ada)

    assert send(client, article).status_code == 403
    assert stored() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"data": SVG}, "no picture that we can read"),
        ({"data": b"\0" * 5_000_000}, "4 MB is the most"),
        ({"alt": " "}, "required"),
        ({"credit": ""}, "required"),
    ],
)
def test_what_is_no_picture_or_has_no_words_is_refused_beside_its_field(client, edith, typed, said):
    article = make_article()
    client.force_login(edith)

    response = send(client, article, **typed)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert article.revisions.count() == 1


def test_a_page_that_is_out_of_date_changes_nothing(client, edith):
    article = make_article()
    client.force_login(edith)

    assert send(client, article, version=article.version + 1).status_code == 409


def test_readers_see_it_once_its_text_is_live_with_its_words_and_in_two_sizes(client, edith):
    article = make_article()
    client.force_login(edith)

    assert send(client, article).status_code == 302
    assert "<figure" not in client.get(article.get_absolute_url()).content.decode()
    Article.objects.get().revisions.first().go_live(edith)
    page = client.get(article.get_absolute_url()).content.decode()

    hero = Article.objects.get().revisions.first().fields["hero"]
    address = media.address(hero["picture"], 1280)
    assert opened(client.get(address).content).size == (1280, 640)
    assert address in page and media.address(hero["picture"], 640) in page
    assert 'alt="Two trains on one track"' in page and "Drawn by Edith" in page
    assert data_of(page, "Article")["image"]["url"].endswith(address)

    send(client, Article.objects.get(), remove="1")
    assert Article.objects.get().revisions.first().fields["hero"] is None


def test_files_that_no_text_has_go_within_the_hour_and_those_of_former_texts_stay(client, edith):
    article = make_article()
    client.force_login(edith)
    send(client, article)
    send(client, Article.objects.get(), remove="1")
    media.keep(picture(size=(1300, 700)), sizes=media.WIDE)
    logo = media.keep(picture())

    assert sweep_pictures() == 0
    cache.delete("article-pictures-swept")
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert sweep_pictures() == 1
    kept = Article.objects.get().revisions.all()[1].fields["hero"]["picture"]
    assert {file.partition("-")[0] for file in stored()} == {kept, logo}


TAKES_AWAY = {
    "frozen": {"hold": "frozen"},
    "removed": {"hold": "removed"},
    "retracted": {"status": "retracted", "revising": "", "retraction_reason": "It was wrong."},
}


@pytest.mark.parametrize("way", TAKES_AWAY)
def test_what_takes_an_article_away_takes_its_picture_along(client, edith, margaret, way):
    client.force_login(edith)
    send(client, make_article())
    revision = Article.objects.get().revisions.first()
    revision.go_live(edith)
    addresses = [media.address(revision.fields["hero"]["picture"], width) for width, _ in media.WIDE]
    client.logout()
    assert [client.get(address).status_code for address in addresses] == [200, 200]

    Article.objects.update(**TAKES_AWAY[way])

    assert [client.get(address).status_code for address in addresses] == [404, 404]
    for person in (edith, margaret):  # who edits, and who judges
        client.force_login(person)
        assert client.get(addresses[0]).status_code == 200


def test_the_picture_of_a_text_that_is_not_live_is_there_for_its_preview(client, edith):
    client.force_login(edith)
    send(client, make_article(status="draft"))
    hero = Article.objects.get().revisions.first().fields["hero"]
    client.logout()
    assert client.get(media.address(hero["picture"], 640)).status_code == 200


def test_a_picture_that_no_text_has_is_nobodys(client, edith):
    address = media.address(media.keep(picture(size=(1300, 700)), sizes=media.WIDE), 640)
    client.force_login(edith)
    assert client.get(address).status_code == 404
