"""The table of facts on a gig's page: what is known in full, what is not stated in one line."""

from django.utils.html import format_html

from gigs.models import Gig
from gigs.models.choices import NOT_STATED, DataSensitivity
from gigs.wording import COUNTRY_NAMES, day_equivalent, length, pay, place, week
from marketplace.templatetags.ui import day

# Not a fact that is missing where it is not so.
ONLY_IF_SO = {"Read blind"}
SENSITIVE = dict(DataSensitivity.choices)


def terms(gig: Gig, shared: str = "") -> list[tuple[str, object]]:
    """`shared` is what the reader works of the hours of overlap, in words."""
    rows = [
        ("Pay", pay_line(gig)),
        ("Payment", payment(gig)),
        ("Hours", week(gig)),
        ("Length", duration(gig)),
        ("Start", start(gig)),
        ("Level", gig.get_level_display().capitalize() if gig.level else ""),
        ("Where", where(gig)),
        ("Overlap", overlap(gig, shared)),
        ("Kind of work", gig.get_work_type_display()),
        ("Tax status", stated(gig, "tax")),
        ("Agency", stated(gig, "agency")),
        ("Test", stated(gig, "assessment")),
        ("Codebase", stated(gig, "codebase")),
        ("On call", stated(gig, "on_call")),
        ("AI tools", stated(gig, "ai")),
        ("Data", ", ".join(SENSITIVE.get(kind, kind) for kind in gig.data_sensitivity)),
        ("Team", f"{gig.get_team_size_display()} people" if gig.team_size else ""),
        ("Language", gig.language),
        ("Read blind", "names and pictures are hidden from the client until the shortlist" if gig.blind else ""),
        ("Answers", f"within {gig.reply_days} day{'' if gig.reply_days == 1 else 's'}"),
        ("Decision", format_html("by {}", day(gig.decide_on)) if gig.decide_on else ""),
    ]
    known = [(name, value) for name, value in rows if value]
    unknown = [
        name if name[:2].isupper() else name.lower() for name, value in rows if not value and name not in ONLY_IF_SO
    ]
    return [*known, ("Not stated", ", ".join(unknown))] if unknown else known


def stated(gig: Gig, name: str) -> str:
    return "" if getattr(gig, name) == NOT_STATED else getattr(gig, f"get_{name}_display")()


def pay_line(gig: Gig) -> str:
    rest = [day_equivalent(gig), "wide range" if gig.is_wide_range else ""]
    return format_html("{}{}", pay(gig), "".join(f", {part}" for part in rest if part))


def payment(gig: Gig) -> str:
    parts = [
        f"within {gig.payment_days} days" if gig.payment_days is not None else "",
        f"{gig.upfront_percent}% up front" if gig.upfront_percent else "",
    ]
    return ", ".join(part for part in parts if part)


def duration(gig: Gig) -> str:
    if not length(gig):
        return ""
    return f"{length(gig)}{', may be extended' if gig.extension else ''}"


def start(gig: Gig) -> object:
    if gig.start == "from" and gig.start_on:
        return format_html("From {}", day(gig.start_on))
    return stated(gig, "start")


def where(gig: Gig) -> str:
    if gig.workplace == NOT_STATED:
        return ""
    days = f", {gig.days_on_site} days a week on site" if gig.days_on_site else ""
    reason = f". {gig.except_reason}" if gig.except_reason and gig.remote_scope == "except" else ""
    return f"{place(gig) if len(gig.countries) <= 3 else all_countries(gig)}{days}{reason}"


def all_countries(gig: Gig) -> str:
    names = ", ".join(COUNTRY_NAMES.get(code, code) for code in gig.countries)
    return f"Remote, {'not ' if gig.remote_scope == 'except' else ''}from {names}"


def overlap(gig: Gig, shared: str) -> object:
    if not gig.overlap_hours:
        return ""
    asked = f"{gig.overlap_hours} h a day with {gig.zone.replace('_', ' ') or 'their working day'}"
    return format_html('{}<small class="block-s">{}</small>', asked, shared) if shared else asked
