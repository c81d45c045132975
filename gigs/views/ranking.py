"""How best match is computed, from the constants that compute it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models.developer_choices import Specialism
from gigs import search
from gigs.matching import ranking, rules
from gigs.models.choices import WorkType
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def how_ranking_works(request: HttpRequest) -> HttpResponse:
    work = [
        (Specialism(name).label, ", ".join(kind.label for kind in WorkType if kind in kinds))
        for name, kinds in rules.WORK_OF.items()
    ]
    context = {"rules": rules.RULES, "most": rules.MOST, "most_for_skills": rules.MOST_FOR_SKILLS, "work": work}
    context |= {"most_ranked": search.MOST_RANKED, "most_best": ranking.BEST}
    return render(request, "gigs/how_ranking_works.html", context)
