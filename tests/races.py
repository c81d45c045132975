"""Doing several things at the same moment, each with a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import Client


def at_once(*works):
    """Run these callables together and give what each returned; an exception is given as its value."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=20)
            return work()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def press(user, address, **data):
    """A form that `user` will send once everybody is ready."""
    browser = Client()
    browser.force_login(user)
    return lambda: browser.post(address, data)


def codes(answers):
    return sorted(getattr(answer, "status_code", repr(answer)) for answer in answers)
