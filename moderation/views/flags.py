"""The rules that mark: how often each did, how often decisions agreed, and which run dry."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from marketplace.lib.methods import read_only
from moderation.models import Flag, RuleMode
from moderation.rules.book import RULES
from moderation.rules.rule import Rule

from .access import staff_only


@dataclass(frozen=True)
class Row:
    """One rule in force with the figures of its version; `precision` is None until a flag of it was judged."""

    rule: Rule
    is_dry_run: bool
    marked: int = 0
    judged: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.judged if self.judged else None


@read_only
@staff_only
def flag_list(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/flag_list.html", {"rows": rows()})


@require_POST
@permission_required("moderation.switch_rule", raise_exception=True)
def flag_switch(request: HttpRequest, rule: str) -> HttpResponse:
    if rule not in RULES:
        raise Http404
    is_dry_run = request.POST.get("dry") == "1"
    RuleMode.switch(rule, is_dry_run, request.user)
    messages.success(request, f"{rule} {'runs dry: it only marks' if is_dry_run else 'works again'}.")
    return redirect("moderation:flag_list")


def rows() -> list[Row]:
    counted = {(row["rule"], row["version"]): row for row in Flag.objects.by_rule()}
    dry = RuleMode.dry()
    found = []
    for rule in RULES.values():
        row = counted.get((rule.id, rule.version), {})
        figures = {name: row.get(name, 0) for name in ("marked", "judged", "right")}
        found.append(Row(rule, rule.id in dry, **figures))
    return found
