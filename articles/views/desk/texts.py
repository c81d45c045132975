"""Two texts of an article side by side, and one shown to whoever has its secret address."""

from difflib import SequenceMatcher

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import ArticleRevision
from articles.previews import previewed
from articles.reading import Reading
from articles.toml import dump_claims
from articles.views.desk.access import editors_only
from articles.views.desk.writing import find
from marketplace.lib.methods import read_only

MOST_LINES = 2000


@read_only
@editors_only
def desk_compare(request: HttpRequest, public_id: str, old: int, new: int) -> HttpResponse:
    article = find(public_id)
    before, after = (get_object_or_404(article.revisions, number=number) for number in (old, new))
    context = {"article": article, "old": before, "new": after, "lines": compare(as_text(before), as_text(after))}
    return render(request, "articles/desk/compare.html", context)


@login_not_required
@read_only
def preview(request: HttpRequest, token: str) -> HttpResponse:
    revision = previewed(token, request.user)
    if revision is None:
        raise Http404
    context = {"revision": revision, "reading": Reading(revision.article, draft=revision)}
    response = render(request, "articles/desk/preview.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def as_text(revision: ArticleRevision) -> str:
    fields = {name: value for name, value in revision.fields.items() if name != "claims"}
    head = "\n".join(f"{name.replace('_', ' ')}: {in_words(value)}" for name, value in sorted(fields.items()))
    return "\n".join([head, dump_claims(revision.fields.get("claims", [])), revision.body])


def in_words(value) -> str:
    """A value of the front matter as an editor reads it."""
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {in_words(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def compare(before: str, after: str) -> list[tuple[str, str]]:
    """Lines with "add", "del" or "" before each."""
    old, new = before.splitlines()[:MOST_LINES], after.splitlines()[:MOST_LINES]
    lines = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            lines += [("", line) for line in old[old_from:old_to]]
        else:
            lines += [("del", line) for line in old[old_from:old_to]] + [("add", line) for line in new[new_from:new_to]]
    return lines
