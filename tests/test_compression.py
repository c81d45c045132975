"""What leaves compressed, and what does not."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from marketplace.compression import SMALLEST, compress

WORDS = b"words " * SMALLEST


def answer(response, accepts="gzip, br"):
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts} if accepts else {})
    return compress(lambda request: response)(request)


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"short"),
        HttpResponse(WORDS, content_type="image/webp"),
        HttpResponse(WORDS, headers={"Content-Encoding": "br"}),
        StreamingHttpResponse([WORDS]),
    ],
)
def test_small_packed_and_streamed_answers_stay_as_they_are(response):
    before = response.headers.get("Content-Encoding")

    assert answer(response).headers.get("Content-Encoding") == before
    assert not response.has_header("Vary")


def test_who_does_not_ask_for_it_gets_it_plain():
    response = answer(HttpResponse(WORDS), accepts="")

    assert response.content == WORDS
    assert response["Vary"] == "Accept-Encoding"


def test_a_page_is_packed_and_comes_out_the_same():
    response = answer(HttpResponse(WORDS, headers={"ETag": '"x"'}))

    assert gzip.decompress(response.content) == WORDS
    assert response["Content-Length"] == str(len(response.content))
    assert (response["Content-Encoding"], response["ETag"]) == ("gzip", 'W/"x"')


def test_the_length_says_nothing_exact_about_the_words():
    assert len({len(answer(HttpResponse(WORDS)).content) for _ in range(30)}) > 5


def test_the_site_packs_its_pages(client, db):
    assert client.get("/developers/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"
