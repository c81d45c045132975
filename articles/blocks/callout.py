"""```callout ok|bad|note Title: something to notice."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.text import html
from marketplace.lib.markdown import Fence

TONES = {"note", "ok", "bad"}


def problems(fence: Fence) -> list[str]:
    tone, _, title = fence.argument.partition(" ")
    found = [] if tone in TONES else [f"a callout begins with {', '.join(sorted(TONES))}, not “{tone}”"]
    return found if title.strip() else [*found, "a callout has a title"]


def show(fence: Fence, reading) -> SafeString:
    tone, _, title = fence.argument.partition(" ")
    context = {"tone": tone, "title": title, "body": html(fence.body, reading.references)}
    return render_to_string("articles/_callout.html", context)
