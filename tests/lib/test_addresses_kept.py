"""What was typed into addresses is kept for no longer than a page is made."""

from marketplace.lib.addresses import _pair, query


def test_no_more_is_kept_than_some_pages_have_however_much_is_typed():
    _pair.cache_clear()
    for number in range(2_000):
        query([("q", f"ledger {number}"), ("sort", "pay")])

    assert _pair.cache_info().currsize <= 512
    assert query([("q", "ledger & 3"), ("sort", "pay")]) == "?q=ledger+%26+3&sort=pay"


def test_the_pairs_that_all_links_of_a_page_have_are_written_once():
    _pair.cache_clear()
    for page in range(20):
        query([("q", "ledger"), ("skill", "python"), ("after", str(page))])

    assert _pair.cache_info().misses == 22
