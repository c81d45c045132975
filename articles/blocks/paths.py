"""```paths Title: roles with their pay and growth, and what the reader's profile lacks for each.

Each line is `Role | pay | growth | skill skill`; the skills are slugs among those of the article.
"""

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.text import html
from marketplace.lib.markdown import Fence

CELLS = 4


def problems(fence: Fence) -> list[str]:
    found = [] if fence.argument else ["a table of paths has a title"]
    lines = list(enumerate(_lines(fence), start=1))
    found += [] if lines else ["a table of paths has at least one line"]
    return found + [f"line {at}: role | pay | growth | skills" for at, cells in lines if len(cells) != CELLS]


def show(fence: Fence, reading) -> SafeString:
    skills = {skill.slug: skill for skill in reading.skills}
    mine = reading.my_skills
    rows = []
    for role, pay, growth, asked in _lines(fence):
        wanted = [skills[slug] for slug in asked.split() if slug in skills]
        cells = [_inline(cell, reading) for cell in (role, pay, growth)]
        rows.append((*cells, wanted, [skill for skill in wanted if skill.slug not in mine]))
    context = {"title": fence.argument, "rows": rows, "has_profile": bool(mine)}
    return render_to_string("articles/_paths.html", context)


def _lines(fence: Fence) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in fence.body.splitlines() if line.strip()]


def _inline(text: str, reading) -> SafeString:
    shown = html(text, reading.references).strip()
    # Sanitised already; a cell is no paragraph.
    return mark_safe(shown.removeprefix("<p>").removesuffix("</p>")) if strip_tags(shown) else mark_safe("")  # noqa: S308 - sanitised already
