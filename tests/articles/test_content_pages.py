"""The articles that come with the site, as pages: small, quick, and each with the tool that its question needs."""

import gzip
import re

import pytest
from django.core.management import call_command

from articles.front_matter import read
from articles.loading import CONTENT

FILES = {path.stem: path for path in sorted(CONTENT.glob("*.md"))}
MOST_BYTES, MOST_QUERIES = 12 * 1024, 6
TOOLS = {
    "avoiding-scam-gigs": "checklist check",
    "back-end-career-paths": "paths",
    "back-end-developer-pay-and-day-rates": "rateguide",
    "back-end-developer-skills": "matrix",
    "back-end-developer-tools": "matrix",
    "back-end-trends": "matrix",
    "back-end-vs-front-end-who-does-what": "matrix",
    "contracts-ip-and-getting-paid": "calculator late_payment",
    "from-employee-to-freelancer": "calculator tax",
    "interviewing-for-contract-work": "calculator take_home",
    "is-back-end-development-a-good-career": "matrix",
    "is-back-end-development-hard": "checklist keep",
    "proposals-that-get-answers": "calculator opening",
    "remote-work-across-time-zones": "calculator overlap",
    "set-your-freelance-rate": "calculator day_rate",
    "your-first-back-end-gig": "checklist keep",
}


@pytest.fixture(scope="module")
def written(once):
    """The real vocabulary and the real articles."""
    with once():
        call_command("load_skills", verbosity=0)
        call_command("load_articles", verbosity=0)


@pytest.fixture
def read_page(written, db, client):
    return lambda slug: client.get(f"/articles/{slug}/").content


def test_every_article_has_its_tool():
    assert TOOLS.keys() == FILES.keys()
    for slug, tool in TOOLS.items():
        assert f"```{tool}" in read(FILES[slug]).body, slug


def test_each_is_at_most_12_kb_compressed(read_page):
    sizes = {slug: len(gzip.compress(read_page(slug), compresslevel=6)) for slug in FILES}

    assert not {slug: size for slug, size in sizes.items() if size > MOST_BYTES}


def test_each_takes_at_most_six_queries(read_page, django_assert_max_num_queries):
    for slug in FILES:
        with django_assert_max_num_queries(MOST_QUERIES):
            read_page(slug)


def test_ids_are_unique_and_links_inside_a_page_lead_to_one(read_page):
    for slug in FILES:
        html = read_page(slug).decode()
        ids = re.findall(r'\sid="([^"]+)"', html)

        assert not [name for name in ids if ids.count(name) > 1], slug
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids), slug


def test_each_says_that_no_person_has_reviewed_it(read_page):
    for slug in FILES:
        assert b"Not yet reviewed by a named person." in read_page(slug), slug
