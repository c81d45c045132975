"""Descriptions in HTML, escaped or not, and text between angles that is none."""

import pytest

from gigs.imports.words import plain_text
from gigs.models import Gig
from tests.gigs.test_import_gigs import POSTING


@pytest.mark.parametrize(
    "text",
    [
        *("List<String>", "Foo<S> and Pair<A, B>", "a < b and c > d", "<T>", "<negotiable>", "write to <address>"),
        *("Map<K, List<V>>", "if (a<b && c>d)", "Vec<P> of <T>"),
    ],
)
def test_what_is_no_html_stays_escaped_or_not(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert plain_text(text) == text
    assert plain_text(escaped) == text
    assert plain_text(f"<p>{escaped}</p>") == text


def test_an_element_that_is_spoken_of_stays():
    assert plain_text("The &lt;select&gt; loses its choice") == "The <select> loses its choice"
    assert plain_text("<p>Write &lt;b&gt;bold&lt;/b&gt; words</p>") == "Write <b>bold</b> words"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&lt;p&gt;Rewrite it.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;one", "Rewrite it.\n\n- one"),
        ("&lt;ul&gt;&lt;li&gt;one&lt;li&gt;two", "- one\n- two"),
        ("One&lt;br /&gt;two &amp;amp; three", "One\ntwo & three"),
        ("&lt;P class=&quot;x&quot;&gt;List&amp;lt;String&amp;gt;&lt;/P&gt;", "List<String>"),
        ("&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;", "Twice"),
        ("<div>&lt;p&gt;Wrapped&lt;/p&gt;</div>", "Wrapped"),
        ("&#60;p&#62;In &lt;b&gt;numbers&lt;/b&gt;&#60;/p&#62;", "In numbers"),
        ("&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Seen&lt;/p&gt;", "Seen"),
    ],
)
def test_html_whose_tags_are_entities_is_read_as_html(text, plain):
    assert plain_text(text) == plain


def test_a_posting_with_escaped_html_is_kept_without_its_tags(import_file):
    import_file([POSTING | {"title": "Ledger &amp; more", "description": "&lt;p&gt;Rewrite &amp;amp; test.&lt;/p&gt;"}])

    gig = Gig.objects.get()
    assert (gig.title, gig.description) == ("Ledger & more", "Rewrite & test.")
