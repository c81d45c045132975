"""A topic by its address; every skill is one, though no row says so."""

from django.http import Http404

from accounts.models import Skill
from articles.models import Topic


def find_topic(slug: str) -> Topic:
    """Raises Http404."""
    if topic := Topic.objects.filter(slug=slug).first():
        return topic
    skill = Skill.objects.known().filter(slug=slug).first()
    if skill is None:
        raise Http404
    blurb = skill.blurb or f"What names {skill.name} among its skills."
    return Topic(slug=slug, name=skill.name, kind=Topic.Kind.SKILL, blurb=blurb)
