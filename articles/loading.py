"""Content files become articles; a changed file becomes a new text of its article, an unchanged one does nothing."""

import json
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from accounts.models import Skill
from articles.front_matter import ContentError, ContentFile, read
from articles.models import Article, ArticleSlug, Series, Topic

CONTENT = Path(__file__).parent / "content"
TOPICS_FILE = "topics.toml"
SERIES_FILE = "series.toml"
TOPIC_FIELDS = {"slug", "name", "kind", "blurb"}


@dataclass
class Report:
    """What a run did, as file names."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def load(folder: Path = CONTENT) -> Report:
    """Load every file, or none of them. Raises ContentError."""
    with transaction.atomic():
        load_topics(folder / TOPICS_FILE)
        load_series(folder / SERIES_FILE)
        files = [read(path) for path in sorted(folder.glob("*.md"))]
        report = Report()
        for file in files:
            _check_names(file)
            getattr(report, _store(file)).append(file.name)
    return report


def load_topics(path: Path) -> None:
    """Write the topics in their order; one that left the file stays for the articles that have it."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["topics"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ContentError(f"{path.name}: topics: expected tables [[topics]] ({error}).") from error
    for position, row in enumerate(rows):
        if row.keys() != TOPIC_FIELDS or row["kind"] not in Topic.Kind.values:
            wrong = f"expected {', '.join(sorted(TOPIC_FIELDS))}, kind one of {', '.join(Topic.Kind.values)}"
            raise ContentError(f"{path.name}: topic {position + 1}: {wrong}.")
        values = {name: row[name] for name in TOPIC_FIELDS - {"slug"}} | {"position": position}
        Topic.objects.update_or_create(slug=row["slug"], defaults=values)


def load_series(path: Path) -> None:
    """Write the series, where there is a file of them."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["series"] if path.exists() else []
    for row in rows:
        Series.objects.update_or_create(slug=row["slug"], defaults={"name": row["name"], "blurb": row["blurb"]})


def _check_names(file: ContentFile) -> None:
    for name, model in (("topics", Topic), ("skills", Skill)):
        wanted = file.fields.get(name, [])
        known = set(model.objects.filter(slug__in=wanted).values_list("slug", flat=True))
        if unknown := [slug for slug in wanted if slug not in known]:
            raise ContentError(f"{file.name}: {name}: no such slug: {', '.join(unknown)}.")
    if (series := file.fields.get("series")) and not Series.objects.filter(slug=series).exists():
        raise ContentError(f"{file.name}: series: no such slug: {series}.")
    others = Article.objects.exclude(source_file=file.name)
    former = ArticleSlug.objects.exclude(article__source_file=file.name)
    if others.filter(slug=file.slug).exists() or former.filter(slug=file.slug).exists():
        raise ContentError(f"{file.name}: slug: “{file.slug}” is or was the address of another article.")


def _store(file: ContentFile) -> str:
    """Returns which list of the report the file belongs to."""
    article = Article.objects.filter(source_file=file.name).first()
    if article is None:
        _add(file)
        return "added"
    newest = article.revisions.first()
    if newest.sha == file.sha:
        return "unchanged"
    revision = _revise(article, file, newest.number + 1)
    revision.go_live(by=None)
    return "changed"


def _add(file: ContentFile) -> None:
    """Files of the project are reviewed like its code, so they arrive approved."""
    words = {name: file.fields[name] for name in ("title", "slug", "deck")}
    article = Article.objects.create(source_file=file.name, status=Article.Status.APPROVED, **words)
    _revise(article, file, 1)
    article.publish(by=None, at=datetime.combine(file.fields["published"], time(), UTC))


def _revise(article: Article, file: ContentFile, number: int):
    # As they come back from the database, so that what is applied now is what a later restore would apply.
    fields = json.loads(json.dumps(file.fields, cls=DjangoJSONEncoder))
    return article.revisions.create(
        number=number, title=file.fields["title"], body=file.body, fields=fields, sha=file.sha
    )
