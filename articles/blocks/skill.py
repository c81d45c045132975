"""```skill slug: one skill with its page and how many open gigs ask for it."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.lib.markdown import Fence


def problems(fence: Fence) -> list[str]:
    return [] if len(fence.argument.split()) == 1 else ["a skill block names one skill by its slug"]


def show(fence: Fence, reading) -> SafeString:
    context = {"found": reading.asked_for.get(fence.argument), "words": fence.argument}
    return render_to_string("articles/_skill.html", context)
