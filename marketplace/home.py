"""Pages that combine apps: the front page and the pages of skills."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.models import AREAS, Developer, Group, Level, Skill
from articles.models import Article
from gigs.models import Gig, PayFigure
from gigs.models.pay_figure import ANY_LEVEL
from gigs.pay.explorer import currencies_shown
from marketplace.lib.methods import read_only

NEWEST = 10
SKILLS_AN_AREA = 7
DEVELOPERS = 5


@login_not_required
@read_only
def home(request: HttpRequest) -> HttpResponse:
    listed = Gig.objects.listed()
    currency = next(iter(currencies_shown()), "")
    context = {
        "today": timezone.localdate(),
        "open_count": listed.count(),
        "new_count": listed.filter(published_at__gt=timezone.now() - timedelta(days=1)).count(),
        "gigs": listed.newest().for_cards()[:NEWEST],
        "areas": skills_by_group(AREAS, SKILLS_AN_AREA),
        "currency": currency,
        "pay_rows": pay_by_level(currency),
        "articles": Article.objects.listed().order_by("-updated_on", "-pk")[:3],
    }
    return render(request, "home.html", context)


def pay_by_level(currency: str) -> list[tuple[Level, PayFigure | None]]:
    """Every level with what its gigs pay in a currency, None where too few do."""
    figures = {row.level: row for row in PayFigure.objects.advertised().filter(currency=currency, kind="all")}
    return [(level, figures.get(level)) for level in Level]


@login_not_required
@read_only
def skill_list(request: HttpRequest) -> HttpResponse:
    return render(request, "skill_list.html", {"groups": skills_by_group(list(Group))})


@login_not_required
@read_only
def skill_detail(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.known().select_related("parent"), slug=slug)
    if skill.replaced_by:
        return redirect(skill.replaced_by, permanent=True)
    gigs = Gig.objects.listed().filter(gig_skills__skill=skill)
    developers = Developer.objects.listed_to(request.user).filter(developer_skills__skill=skill)
    context = {
        "skill": skill,
        "aliases": skill.alias_rows.order_by("word"),
        "gigs": gigs.newest().for_cards()[:NEWEST],
        "gig_count": gigs.count(),
        "developer_count": developers.count(),
        "developers": developers.newest().for_rows(request.user)[:DEVELOPERS],
        "articles": Article.objects.listed().on_skill(skill)[:5],
        "related": related(skill),
        "figures": PayFigure.objects.advertised()
        .filter(kind="skill", value=skill.slug, level=ANY_LEVEL)
        .order_by("-n"),
    }
    return render(request, "skill_detail.html", context)


def skills_by_group(groups: list[Group], most: int | None = None) -> list[tuple[Group, list[Skill]]]:
    """Each group with its skills, most asked for first, each with `gig_count` of listed gigs."""
    wanted = Skill.objects.active().filter(group__in=groups)
    counted = dict(
        Gig.objects.listed()
        .values_list("gig_skills__skill")
        .annotate(n=Count("pk"))
        .values_list("gig_skills__skill", "n")
    )
    rows: dict[str, list[Skill]] = {group: [] for group in groups}
    for skill in wanted:
        skill.gig_count = counted.get(skill.pk, 0)
        rows[skill.group].append(skill)
    return [(group, sorted(rows[group], key=lambda skill: (-skill.gig_count, skill.name))[:most]) for group in groups]


def pay_of(skill: Skill) -> QuerySet[PayFigure]:
    """What gigs that ask for it pay, each currency by itself, the commonest first."""
    figures = PayFigure.objects.advertised().filter(kind="skill", value=skill.slug, level=ANY_LEVEL)
    return figures.order_by("-n", "currency")


def related(skill: Skill) -> QuerySet[Skill]:
    """Skills that gigs ask for together with this one."""
    together = Skill.objects.active().filter(gig_skills__gig__in=Gig.objects.listed().filter(skills=skill))
    return together.exclude(pk=skill.pk).annotate(n=Count("pk")).order_by("-n", "name")[:10]
