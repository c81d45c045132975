"""Pages leave as gzip at a cheap level; static files are compressed well, once, when they are collected."""

import secrets
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

SMALLEST = 1_000
# Level 2 costs a fifth of level 6 and gives pages a few hundredths more.
LEVEL = 2
# So much noise in the length that a secret of a page cannot be guessed from it (BREACH).
NOISE = 100
TEXTS = ("text/", "application/json", "application/atom+xml", "application/feed+json", "application/xml")

GetResponse = Callable[[HttpRequest], HttpResponse]


def compress(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_worth_it(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.content = gzipped(response.content)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
            if response.headers.get("ETag", "").startswith('"'):
                response.headers["ETag"] = "W/" + response.headers["ETag"]
        return response

    return middleware


def is_worth_it(response: HttpResponse) -> bool:
    if response.streaming or response.has_header("Content-Encoding"):
        return False
    return len(response.content) >= SMALLEST and response.headers.get("Content-Type", "").startswith(TEXTS)


def gzipped(content: bytes) -> bytes:
    out = BytesIO()
    noise = secrets.token_hex(NOISE)[: secrets.randbelow(NOISE)]
    with GzipFile(filename=noise, mode="wb", compresslevel=LEVEL, fileobj=out, mtime=0) as file:
        file.write(content)
    return out.getvalue()
