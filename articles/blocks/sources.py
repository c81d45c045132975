"""```sources: where the list of sources stands."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.lib.markdown import Fence, Heading

HEADINGS = [Heading(2, "sources", "Sources")]


def problems(fence: Fence) -> list[str]:
    return ["sources are written in the front matter, not in the block"] if fence.body.strip() else []


def show(fence: Fence, reading) -> SafeString:
    return render_to_string("articles/_sources.html", {"reading": reading})
