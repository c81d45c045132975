"""Nothing stays in a window that one test leaves for the next."""

import pytest

from .windows import Kind, Windows


@pytest.mark.parametrize("has_scripts", [True, False])
def test_who_takes_a_window_finds_it_empty(browser, live_server, has_scripts):
    windows, kind = Windows(browser, live_server.url), Kind(has_scripts)
    page = windows.take(kind)
    page.route("**/rules/", lambda route: route.abort())
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("/gigs/")
    page.context.add_cookies([{"name": "who", "value": "ada", "url": live_server.url}])
    page.evaluate("localStorage.setItem('who', 'ada')")
    page.evaluate("fetch('/static/js/keys.js', {cache: 'reload'}).then(answer => answer.text())")
    windows.leave(page, kind)

    assert windows.take(kind) is page
    page.goto("/rules/")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    assert not page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches || matchMedia('print').matches")
    # What is in no cache cannot be answered from it alone.
    kept = "fetch('/static/js/keys.js', {cache: 'only-if-cached', mode: 'same-origin'}).then(() => true, () => false)"
    assert page.evaluate(kept) is False
    page.context.close()


def test_windows_of_another_kind_are_others(browser, live_server):
    windows = Windows(browser, live_server.url)
    page = windows.take(Kind(True))
    windows.leave(page, Kind(True))

    other = windows.take(Kind(False))
    assert other is not page
    for each in (page, other):
        each.context.close()
