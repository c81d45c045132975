"""A reader waits three seconds for a database that is away, a writer twenty-five."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from marketplace.middleware import mark_request
from marketplace.patient_postgres.patience import READING, WRITING, patience


def patience_of(method):
    seen = []

    def view(request):
        seen.append(patience.get())
        return HttpResponse()

    mark_request(view)(RequestFactory().generic(method, "/"))
    return seen[0]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_reader_hears_soon(method):
    assert patience_of(method) == READING == 3


def test_what_was_typed_is_worth_a_wait():
    assert patience_of("POST") == WRITING == 25


def test_what_comes_after_the_request_is_patient_again():
    token = patience.set(WRITING)
    patience_of("GET")
    assert patience.get() == WRITING
    patience.reset(token)


def test_a_request_that_fails_leaves_no_haste_behind():
    def view(request):
        raise ValueError

    token = patience.set(WRITING)
    with pytest.raises(ValueError):
        mark_request(view)(RequestFactory().get("/"))
    assert patience.get() == WRITING
    patience.reset(token)
