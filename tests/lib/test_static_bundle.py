"""`collectstatic` delivers one small stylesheet."""

import gzip

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.test import override_settings

from marketplace.lib.static_bundle import bundle

MOST = 14_000


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    place = tmp_path_factory.mktemp("collected")
    bundled = {"staticfiles": {"BACKEND": "marketplace.lib.static_bundle.BundledStaticFilesStorage"}}
    with override_settings(STATIC_ROOT=place, STORAGES=settings.STORAGES | bundled):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin"])
    return place


def test_the_stylesheet_is_whole_hashed_and_small(collected):
    (hashed,) = (path for path in collected.glob("css/site.*.css"))
    css = hashed.read_text()

    assert "@import" not in css
    assert css.index("@layer tokens {") < css.index("@layer parts {") < css.index("@layer print {")
    assert len(gzip.compress(css.encode(), 9)) < MOST


def test_scripts_import_each_other_by_hashed_names(collected):
    (hashed,) = (path for path in collected.glob("js/enhance.*.js"))

    assert '"./fragment.js"' not in hashed.read_text()
    assert "./fragment." in hashed.read_text()


def test_imports_are_replaced_by_their_text_in_their_layer(tmp_path):
    (tmp_path / "site.css").write_text('/* why */\n@layer a;\n\n@import url("a.css") layer(a);\n')
    place = (FileSystemStorage(location=tmp_path), "site.css")

    assert bundle(place, {"a.css": "p {\n  color: red;\n}\n"}.get) == "@layer a;\n@layer a {\np {\ncolor: red;\n}\n}\n"
