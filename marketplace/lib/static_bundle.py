"""One stylesheet for the browser, many small files for people: `collectstatic` joins what `site.css` imports."""

import re
from collections.abc import Callable

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "css/site.css"
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\);\n')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files; the stylesheet is joined before it gets its hash, scripts import by theirs."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict, dry_run: bool = False, **options):
        if ENTRY in paths and not dry_run:
            css = bundle(paths[ENTRY], lambda name: read(paths[f"css/{name}"]))
            self.delete(ENTRY)
            self._save(ENTRY, ContentFile(css.encode()))
            paths[ENTRY] = (self, ENTRY)
        yield from super().post_process(paths, dry_run, **options)


def bundle(entry: tuple, read_part: Callable[[str], str]) -> str:
    """The text of `entry`, a pair of storage and path, with each import replaced by its text in its layer."""

    def part(found: re.Match) -> str:
        return f"@layer {found['layer']} {{\n{read_part(found['path'])}}}\n"

    return squeeze(IMPORT.sub(part, read(entry)))


def squeeze(css: str) -> str:
    """Without comments and indentation; the rest is left to the compression."""
    return INDENT.sub("\n", COMMENT.sub("", css)).strip() + "\n"


def read(place: tuple) -> str:
    storage, path = place
    with storage.open(path) as file:
        return file.read().decode()
