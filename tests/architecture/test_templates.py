"""What every template, stylesheet and script must be, whoever writes it."""

import re

from django.conf import settings
from django.template.loader import get_template

from tests.each import for_each

ROOT = settings.BASE_DIR
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static/css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
PAGES = [path for path in TEMPLATES if "emails" not in path.parts]

INLINE = [
    re.compile(r"<style\b", re.IGNORECASE),
    re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    re.compile(r"javascript:", re.IGNORECASE),
    re.compile(r"<script(?![^>]*(\bsrc=|application/(ld\+)?json))", re.IGNORECASE),
]
ELSEWHERE = re.compile(r"(?:src|<link[^>]*href)\s*=\s*\"(?:https?:)?//", re.IGNORECASE)


def name(path):
    return str(path.relative_to(ROOT))


@for_each(TEMPLATES, name)
def test_every_template_compiles(path):
    get_template(str(path.relative_to(ROOT / "templates")))


@for_each(PAGES, name)
def test_no_template_holds_inline_style_or_script(path):
    text = path.read_text()
    assert [rule.pattern for rule in INLINE if rule.search(text)] == []


@for_each(PAGES, name)
def test_no_page_loads_anything_from_elsewhere(path):
    assert not ELSEWHERE.search(path.read_text())


@for_each(STYLES, name)
def test_colours_are_literals_of_the_tokens_only(path):
    if path.name != "tokens.css":
        assert not re.search(r"#[0-9a-f]{3,8}\b(?=[^{]*;)", path.read_text())


def test_every_stylesheet_is_imported_once():
    entry = (ROOT / "static/css/site.css").read_text()
    parts = [path.relative_to(ROOT / "static/css").as_posix() for path in STYLES if path.name != "site.css"]
    assert {part: entry.count(f'"{part}"') for part in parts} == dict.fromkeys(parts, 1)


@for_each(SCRIPTS, name)
def test_a_script_is_one_small_behaviour(path):
    assert len(path.read_text().splitlines()) <= 60
