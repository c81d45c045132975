"""```gigs skill skill: open gigs that ask for any of these skills, or for those of the article."""

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gigs.models import Gig, GigSkill
from marketplace.lib.markdown import Fence, Heading

HEADINGS = [Heading(2, "gigs", "Open gigs for this")]
MOST = 4


def problems(fence: Fence) -> list[str]:
    return []


def show(fence: Fence, reading) -> SafeString:
    skills = chosen(reading.article, fence.argument.split())
    return render_to_string("articles/_gigs_block.html", {"gigs": open_gigs(skills), "skills": skills})


def chosen(article, slugs: list[str]) -> list:
    """The named skills among the article's own, or all of these where none is named."""
    skills = list(article.skills.all())
    return [skill for skill in skills if skill.slug in slugs] if slugs else skills


def open_gigs(skills: list) -> QuerySet[Gig]:
    """The newest open gigs that ask for one of these skills."""
    asking = GigSkill.objects.filter(skill__in=skills).values("gig")
    return Gig.objects.listed().filter(pk__in=asking).newest()[:MOST]
