"""Answers kept for some seconds."""

from marketplace.lib.keeping import Kept


def counter():
    made = []

    def make():
        made.append(1)
        return len(made)

    return make


def test_an_answer_is_made_once_until_its_time_is_over(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    now, make = [100.0], counter()
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    kept = Kept(seconds=4, most=10)

    assert [kept.get("a", make), kept.get("a", make), kept.get("b", make)] == [1, 1, 2]
    now[0] += 4.1
    assert kept.get("a", make) == 3


def test_no_more_than_the_most_are_kept(monkeypatch):
    monkeypatch.setattr("marketplace.lib.keeping.is_on", True)
    kept, make = Kept(seconds=60, most=3), counter()

    for key in range(10):
        kept.get(key, make)

    assert len(kept) == 3
    assert kept.get(9, make) == 10
    assert kept.get(0, make) == 11


def test_nothing_is_kept_where_it_is_off():
    kept, make = Kept(seconds=60, most=3), counter()

    assert [kept.get("a", make), kept.get("a", make)] == [1, 2]
