"""Reviews as everybody reads them, and the one reply."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.views.reading import find
from gigs.forms.agreement import ReplyForm
from gigs.hiring.opinions import opinions
from gigs.hiring.trust import of_developer
from gigs.models import Agreement, Review
from gigs.models.review import AGAIN, ASPECTS
from marketplace.lib.errors import GoneError
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def review_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    review = Review.objects.visible_to(request.user).for_list().filter(public_id=public_id).first()
    if review is None:
        get_object_or_404(Review.objects.gone(), public_id=public_id)
        raise GoneError("This review is no longer here.")
    return page(request, review)


@require_POST
def review_reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """One public answer of whom the review is about."""
    review = get_object_or_404(Review.objects.visible_to(request.user).for_list(), public_id=public_id)
    if not may_reply(review, request.user):
        raise PermissionDenied("Only whom this review is about may reply.")
    form = ReplyForm(request.POST)
    if not form.is_valid():
        review.refuse_answered()
        return page(request, review, form)
    review.answer(request.user, form.cleaned_data["reply"])
    messages.success(request, "Your reply is public.")
    return redirect(review)


@login_not_required
@read_only
def developer_reviews(request: HttpRequest, handle: str) -> HttpResponse:
    developer = find(request, handle)
    found = opinions(Review.objects.of_developer(developer), "client")
    facts = of_developer(developer, timezone.now())
    context = {"subject": developer, "opinions": found, "again": AGAIN["client"], "facts": facts}
    return render(request, "gigs/review_list.html", context)


@login_not_required
@read_only
def how_reviews_work(request: HttpRequest) -> HttpResponse:
    return render(request, "gigs/how_reviews_work.html", {"asked": ASPECTS, "again": AGAIN})


def may_reply(review: Review, user) -> bool:
    if not user.is_authenticated:
        return False
    agreement = Agreement.objects.visible_to(user).for_page().filter(pk=review.agreement_id).first()
    return agreement is not None and agreement.proposal.side_of(user) not in {"", review.side}


def page(request: HttpRequest, review: Review, form: ReplyForm | None = None) -> HttpResponse:
    can = review.may_be_answered and may_reply(review, request.user)
    context = {"review": review, "form": form or (ReplyForm() if can else None)}
    return render(request, "gigs/review_detail.html", context, status=422 if form else 200)
