"""```gigs skill skill: open gigs that ask for any of these skills, or for those of the article."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import live
from marketplace.lib.markdown import Fence, Heading

HEADINGS = [Heading(2, "gigs", "Open gigs for this")]


def problems(fence: Fence) -> list[str]:
    return []


def show(fence: Fence, reading) -> SafeString:
    skills = chosen(reading.skills, fence.argument.split())
    return render_to_string("articles/_gigs_block.html", {"gigs": live.open_gigs(skills), "skills": skills})


def chosen(skills: list, slugs: list[str]) -> list:
    """The named skills among the article's own, or all of these where none is named."""
    return [skill for skill in skills if skill.slug in slugs] if slugs else skills
