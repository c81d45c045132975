"""```pay RG-01 RG-02: dated outside figures of one kind, marked as such; the block's text is the caption."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.rates import Rate, rates
from marketplace.lib.markdown import Fence


def problems(fence: Fence) -> list[str]:
    known = rates()
    found = [f"no rate is called “{name}”" for name in fence.argument.split() if name not in known]
    bases = sorted({rate.basis for rate in _rows(fence)})
    if len(bases) > 1:
        found.append(f"one table holds one kind of figure, not {' and '.join(bases)}")
    return found if fence.body.strip() else [*found, "a pay block has a caption"]


def show(fence: Fence, reading) -> SafeString:
    rows = [(rate, rate.is_old) for rate in _rows(fence)]
    return render_to_string("articles/_pay.html", {"rows": rows, "caption": fence.body.strip()})


def _rows(fence: Fence) -> list[Rate]:
    known = rates()
    return [known[name] for name in fence.argument.split() if name in known]
