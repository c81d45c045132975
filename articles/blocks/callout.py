"""```callout ok|bad|note Title: something to notice."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from marketplace.lib.markdown import Fence, render

TONES = {"note", "ok", "bad"}


def problems(fence: Fence) -> list[str]:
    tone, _, title = fence.argument.partition(" ")
    found = [] if tone in TONES else [f"a callout begins with {', '.join(sorted(TONES))}, not “{tone}”"]
    return found if title.strip() else [*found, "a callout has a title"]


def show(fence: Fence, reading) -> SafeString:
    tone, _, title = fence.argument.partition(" ")
    # Sanitised by the renderer.
    body = mark_safe(render(fence.body, references=reading.references).html)  # noqa: S308 - rendered and sanitised
    return render_to_string("articles/_callout.html", {"tone": tone, "title": title, "body": body})
