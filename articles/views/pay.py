"""What work pays: our own figures, the dated figures of others, the method and the calculator."""

import csv

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

from articles.forms import DayRateForm
from articles.rates import in_currency
from gigs.models.pay_figure import LEAST_CLIENTS, LEAST_GIGS
from gigs.pay import asking, counting, data
from gigs.pay.explorer import explore
from gigs.reader import reader_of
from marketplace.lib.methods import read_only


@login_not_required
@read_only
def pay_explorer(request: HttpRequest) -> HttpResponse:
    context = explore(asking.read(request.GET), reader_of(request.user))
    return render(request, "articles/pay_explorer.html", context | {"outside": in_currency(context["currency"])})


@login_not_required
@read_only
def pay_method(request: HttpRequest) -> HttpResponse:
    context = {"gigs": LEAST_GIGS, "clients": LEAST_CLIENTS, "days": counting.PERIOD.days}
    return render(request, "articles/pay_method.html", context)


@login_not_required
@read_only
def pay_data(request: HttpRequest) -> HttpResponse:
    """Every figure, or those of one currency and one group, as a file for spreadsheets."""
    asked = asking.read(request.GET)
    if asked.errors:
        words = "\n".join(sentence for sentences in asked.errors.values() for sentence in sentences)
        return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pay.csv"'
    lines = csv.writer(response)
    lines.writerow(data.COLUMNS)
    lines.writerows(data.cells(row) for row in data.rows(asked))
    return response


@login_not_required
@read_only
def pay_calculator(request: HttpRequest) -> HttpResponse:
    """A form that changes nothing, so that its result has an address."""
    is_asked = "income" in request.GET
    form = DayRateForm(request.GET) if is_asked else DayRateForm(initial=request.GET.dict())
    result = form.result() if is_asked and form.is_valid() else None
    status = 422 if is_asked and not result else 200
    return render(request, "articles/pay_calculator.html", {"form": form, "result": result}, status=status)
