"""```checklist keep|check Title: things to tick; the ticks stand in the address, or with the member who keeps them.

A line `- text` is one thing, `-3 text` one that weighs three. A line `> 4 Sentence` is said from a sum of four on.
"""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

from marketplace.lib.markdown import Fence

ITEM = re.compile(r"^-(\d{0,3}) (.+)$", re.MULTILINE)
VERDICT = re.compile(r"^> (\d{1,4}) (.+)$", re.MULTILINE)
KINDS = {"keep", "check"}
KEY_LENGTH = 40


@dataclass(frozen=True)
class Item:
    """One thing to tick; its key depends on nothing but its words."""

    text: str
    weight: int

    @property
    def key(self) -> str:
        return slugify(self.text)[:KEY_LENGTH].strip("-")


def problems(fence: Fence) -> list[str]:
    kind, _, title = fence.argument.partition(" ")
    found = [] if kind in KINDS else [f"a checklist is one to {' or to '.join(sorted(KINDS))}, not “{kind}”"]
    found += [] if title.strip() else ["a checklist has a title"]
    keys = [item.key for item in items(fence)]
    found += [] if keys else ["a checklist has at least one line “- …”"]
    return found + [f"“{key}” stands there twice" for key in set(keys) if keys.count(key) > 1]


def items(fence: Fence) -> list[Item]:
    return [Item(text.strip(), int(weight or 1)) for weight, text in ITEM.findall(fence.body)]


def anchor(fence: Fence) -> str:
    return slugify(fence.argument.partition(" ")[2])


def show(fence: Fence, reading) -> SafeString:
    kind, _, title = fence.argument.partition(" ")
    listed = items(fence)
    is_kept = kind == "keep" and reading.is_member
    done = set(reading.progress) if is_kept else set(reading.params.getlist("done"))
    ticked = [item for item in listed if item.key in done]
    context = {
        "title": title,
        "name": anchor(fence),
        "rows": [(item, item.key in done) for item in listed],
        "done": len(ticked),
        "verdict": verdict(fence, sum(item.weight for item in ticked)),
        "is_kept": is_kept,
        "kind": kind,
        "article": reading.article,
    }
    return render_to_string("articles/_checklist.html", context, request=reading.request)


def verdict(fence: Fence, total: int) -> str:
    """The sentence of the highest step that the sum reaches."""
    steps = sorted((int(least), words) for least, words in VERDICT.findall(fence.body))
    return next((words for least, words in reversed(steps) if total >= least), "")
