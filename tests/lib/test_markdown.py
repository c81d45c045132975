"""Markdown becomes safe HTML, quickly, whatever was typed."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.lib.markdown import Heading, render, render_user

SIZE = 100_000
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "[a](JaVaScRiPt&colon;x)",
    "<javascript:x>", "[a]: javascript:alert(1)\n\n[a]", "![a](data:text/html,x)", "```<script>\nx\n```", "onclick=",
    '"', "'", ">", "<", "[", "]", "(", ")", "`", "```", "\n", "\n\n", "# ", "- ", "> ", "|", "---", "[^a]", "[^a]: ",
    "\x00", "\ud800", "\ue0000\ue001", "http://a.b/", "style=", "&lt;script&gt;", "\\", "Table: ", "|a|\n|-:|\n|b|",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), max_size=20).map("".join)


class Attributes(HTMLParser):
    """Collects every tag and attribute that a browser would see."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize("show", [lambda text: render(text).html, render_user])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_nothing_typed_becomes_script_style_or_a_handler(show, text):
    seen = Attributes(show(text))

    assert not seen.tags & {"script", "style", "iframe", "object", "form", "input", "svg", "base", "meta", "link"}
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert name != "style"
        assert not re.match(r"\s*(javascript|data|vbscript)\s*:", value or "", re.IGNORECASE)


@given(text=texts)
def test_text_of_members_carries_no_ids_and_no_pictures(text):
    seen = Attributes(render_user(text))

    assert "img" not in seen.tags
    assert not {"h1", "h2"} & seen.tags
    assert "id" not in dict(seen.attributes)


@pytest.mark.parametrize(
    "text",
    [
        "[" * SIZE, "(" * SIZE, "![" * (SIZE // 2), "^[" * (SIZE // 2), "`" * SIZE, "*" * SIZE, "_" * SIZE,
        "<" * SIZE, ">" * SIZE, "- " * (SIZE // 2), "\n".join("  " * depth + "- a" for depth in range(440)),
    ],
    ids=lambda text: text[:4],
)  # fmt: skip
@pytest.mark.parametrize("show", [render, render_user])
def test_100_kb_of_one_bracket_or_of_nested_lists_takes_under_a_second(show, text):
    started = time.process_time()
    show(text)
    assert time.process_time() - started < 1


def test_a_repeated_heading_costs_one_look_and_gets_a_number():
    started = time.process_time()
    toc = render("## Pay\n" * 2000).toc

    assert [heading.id for heading in toc[:3]] == ["pay", "pay-2", "pay-3"]
    assert len({heading.id for heading in toc}) == 2000
    assert time.process_time() - started < 1


def test_headings_link_to_themselves_and_avoid_ids_the_page_uses():
    shown = render("## Main\n\n### `SQL` & you", taken={"main"})

    assert shown.toc == (Heading(2, "main-2", "Main"), Heading(3, "sql-you", "SQL & you"))
    assert 'href="#main-2" aria-label="Link to “Main”"' in shown.html


def test_a_picture_from_elsewhere_becomes_a_link_and_a_local_one_stays():
    html = render("![plan](https://elsewhere.example/a.png) ![map](//x.example/a.png) ![own](/static/a.png)").html

    assert html.count("<img") == 1
    assert '<img src="/static/a.png" alt="own">' in html
    assert '<a href="https://elsewhere.example/a.png" rel="noopener">plan</a>' in html


def test_links_of_members_promise_search_engines_nothing():
    assert 'rel="nofollow ugc noopener"' in render_user("https://example.com")


def test_headings_of_members_stay_below_the_pages_own():
    assert render_user("# One\n\n## Two\n\n###### Six") == "<h3>One</h3>\n<h4>Two</h4>\n<h6>Six</h6>\n"


def test_file_names_are_not_guessed_to_be_addresses():
    assert "<a" not in render_user("Run manage.py, ask me@example.com, ping 10.0.0.1")


def test_a_table_takes_its_caption_from_the_line_before_and_needs_no_style():
    html = render("Table: Rates, **2026**\n\n| who | GBP |\n|---|--:|\n| ada | 500 |").html

    assert '<table class="tbl">\n<caption>Rates, <strong>2026</strong></caption>' in html
    assert '<th class="num" scope="col">GBP</th>' in html
    assert "style" not in html


def test_fenced_blocks_are_handed_back_and_filled_in_order():
    shown = render("before\n\n```faq\nWhy?\n```\n\n```gigs python\n```\n", fences={"faq", "gigs"})

    assert [(fence.name, fence.argument, fence.body) for fence in shown.fences] == [
        ("faq", "", "Why?\n"),
        ("gigs", "python", ""),
    ]
    assert shown.fill(lambda fence: f"<{fence.name}>") == "<p>before</p>\n<faq>\n<gigs>\n"


def test_the_marks_of_blocks_cannot_be_typed():
    shown = render("\ue0007\ue001 and ```\n\ue0000\ue001\n```")

    assert shown.fill(lambda fence: "stolen") == shown.html


def test_references_lead_to_their_source_and_unknown_ones_stay_text():
    html = render("Much[^used], little[^made-up].", references={"used": 4}).html

    assert '<sup><a href="#source-4" aria-label="Source 4" rel="noopener">4</a></sup>, little[^made-up]' in html


def test_code_is_coloured_by_classes_and_can_be_scrolled_by_keyboard():
    html = render_user("```python\nprint(1)\n```\n\n```nonesuch\n<b>\n```")

    assert '<pre tabindex="0"><code><span class="nb">print</span>' in html
    assert "&lt;b&gt;" in html
