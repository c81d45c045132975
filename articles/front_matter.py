"""One content file: TOML between lines of `+++`, then Markdown. What is wrong is said with file and field."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from articles import blocks
from articles.models import Article, Claim
from articles.models.article import RESERVED_SLUGS
from articles.models.claim import Confidence
from marketplace.lib.control_signs import WITHIN_LINE
from marketplace.lib.markdown import render

MARKER = "+++\n"
SITE = "site"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCE = re.compile(r"\[\^([\w-]+)\]")

REQUIRED = {
    "title": str,
    "slug": str,
    "deck": str,
    "topics": list,
    "audience": str,
    "authors": list,
    "published": date,
    "updated": date,
    "reviewed": date,
    "review_by": date,
}
OPTIONAL = {
    "skills": list,
    "drafting_note": str,
    "evergreen": bool,
    "seo_title": str,
    "seo_description": str,
    "series": str,
    "series_position": int,
    "corrections": list,
    "claims": list,
}
CORRECTION = {"on": date, "text": str}
CLAIM_REQUIRED = {"id": str, "text": str, "value": str, "source_title": str, "published": str, "read_on": date}
CLAIM_OPTIONAL = {
    "unit": str,
    "region": str,
    "source_url": str,
    "expires_on": date,
    "fact": str,
    "confidence": str,
}
KINDS = {str: "text", list: "a list", int: "a number", date: "a day such as 2026-11-23", bool: "true or false"}


class ContentError(Exception):
    """A content file that cannot be loaded; its text names the file and the field."""


@dataclass(frozen=True)
class ContentFile:
    """A content file whose front matter is whole."""

    name: str
    fields: dict[str, Any]
    body: str
    sha: str

    @property
    def slug(self) -> str:
        return self.fields["slug"]


def read(path: Path) -> ContentFile:
    """Raises ContentError."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
        before, front, body = text.split(MARKER, 2)
        fields = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: front matter: {error}.") from error
    except ValueError as error:
        raise ContentError(f"{path.name}: front matter: expected TOML between two lines of +++, in UTF-8.") from error
    for field, problem in _problems(fields, body, stray=before.strip()):
        raise ContentError(f"{path.name}: {field}: {problem}.")
    return ContentFile(path.name, fields, body, hashlib.sha256(raw).hexdigest())


def _problems(fields: dict[str, Any], body: str, stray: str):
    """Every (field, what is wrong with it), the plainest first."""
    if stray:
        yield "front matter", "nothing may stand before the first +++"
    yield from _shape(fields, REQUIRED, OPTIONAL, Article)
    if not SLUG.fullmatch(fields["slug"]) or fields["slug"] in RESERVED_SLUGS:
        yield "slug", "expected lower-case words with hyphens, and none that an address of the site uses"
    if fields["audience"] not in Article.Audience.values:
        yield "audience", f"expected one of {', '.join(Article.Audience.values)}"
    if fields["authors"] != [SITE]:
        yield "authors", f"files of the site are signed [“{SITE}”]; people sign what they write on the site"
    for name in ("topics", "skills"):
        if not all(isinstance(slug, str) for slug in fields.get(name, [])):
            yield name, "expected slugs"
    if fields["review_by"] <= fields["reviewed"]:
        yield "review_by", "expected a day after “reviewed”"
    for at, correction in enumerate(fields.get("corrections", []), start=1):
        if not isinstance(correction, dict) or {name: type(value) for name, value in correction.items()} != CORRECTION:
            yield f"correction {at}", "expected a day “on” and a “text”"
    yield from claim_problems(fields.get("claims", []))
    yield from _body_problems(body, {claim["id"] for claim in fields.get("claims", [])})


def _shape(fields: dict[str, Any], required: dict, optional: dict, model, where: str = ""):
    for name, kind in (required | optional).items():
        if name not in fields:
            if name in required:
                yield f"{where}{name}", "missing"
        elif type(fields[name]) is not kind:
            yield f"{where}{name}", f"expected {KINDS[kind]}"
        elif kind is str and (most := _longest(model, name)) and len(fields[name]) > most:
            yield f"{where}{name}", f"{len(fields[name])} characters, at most {most} fit"
        elif kind is str and WITHIN_LINE.search(fields[name]):
            yield f"{where}{name}", "expected one line without control characters"
        elif name in required and fields[name] in ("", []):
            yield f"{where}{name}", "empty"
    for name in fields.keys() - required.keys() - optional.keys():
        yield f"{where}{name}", "unknown field"


def _longest(model, name: str) -> int | None:
    name = "name" if name == "id" else name
    return model._meta.get_field(name).max_length if name in {field.name for field in model._meta.fields} else None


def claim_problems(claims: list):
    seen = set()
    for number, claim in enumerate(claims, start=1):
        if not isinstance(claim, dict):
            yield "claims", "expected tables [[claims]]"
            continue
        where = f"claim {claim.get('id', number)}: "
        if wrong := list(_shape(claim, CLAIM_REQUIRED, CLAIM_OPTIONAL, Claim, where)):
            yield from wrong  # what is not there, or of another kind, cannot be looked at further
            continue
        if not SLUG.fullmatch(claim["id"]) or claim["id"] in seen:
            yield f"{where}id", "expected lower-case words with hyphens, each once"
        if claim.get("confidence", "C") not in Confidence.values:
            yield (
                f"{where}confidence",
                f"expected one of {', '.join(Confidence.values)}; weaker figures are not printed",
            )
        if not claim.get("source_url", "https://").startswith(("https://", "http://")):
            yield f"{where}source_url", "expected an address that begins with https://"
        seen.add(claim["id"])


def _body_problems(body: str, claims: set[str]):
    if not body.strip():
        yield "body", "empty"
    text = render(body, fences=blocks.NAMES, references=dict.fromkeys(claims, 1))
    used = set(REFERENCE.findall(body))
    for name in sorted(used - claims):
        yield "body", f"[^{name}] names no claim"
    for name in sorted(claims - used):
        yield f"claim {name}", "never named in the body"
    if claims and "sources" not in {fence.name for fence in text.fences}:
        yield "body", "claims need a block ```sources"
    for fence in text.fences:
        for problem in blocks.problems(fence):
            yield f"body, block {fence.name} in line {fence.line}", problem
