"""```skill slug: one skill with its page and how many open gigs ask for it."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import Skill
from gigs.models import Gig
from marketplace.lib.markdown import Fence


def problems(fence: Fence) -> list[str]:
    return [] if len(fence.argument.split()) == 1 else ["a skill block names one skill by its slug"]


def show(fence: Fence, reading) -> SafeString:
    skill = Skill.objects.active().filter(slug=fence.argument).first()
    count = Gig.objects.listed().filter(gig_skills__skill=skill).count() if skill else 0
    return render_to_string("articles/_skill.html", {"skill": skill, "count": count, "words": fence.argument})
