"""Names that records write in more than one way: the type of a posting, and tags."""

import pytest

from gigs.imports.kinds import understand
from gigs.models import Gig
from tests.gigs.test_import_gigs import LOOSE, POSTING


@pytest.mark.parametrize(
    "kind", ["Organization", "https://elsewhere.example/JobPosting", "NoJobPosting", [None], {"a": 1}]
)
def test_what_is_no_posting_is_not_read_as_one(kind):
    assert "pay_min" not in understand(POSTING | {"@type": kind}).fields


@pytest.mark.parametrize(
    "kind",
    [
        *("JobPosting", "https://schema.org/JobPosting", "http://schema.org/JobPosting", "schema:JobPosting"),
        *(["Thing", "http://schema.org/JobPosting"], ["https://www.schema.org/JobPosting"]),
    ],
)
def test_a_posting_may_be_named_by_its_address(kind):
    fields = understand(POSTING | {"@type": kind}).fields
    assert (fields["pay_min"], fields["pay_max"], fields["workplace"]) == (500, 650, "remote")


@pytest.mark.parametrize("tag", ["Underwater 3", "3", "🐍", "#", "python underwater", "3 python"])
def test_a_tag_that_names_no_skill_is_reported(import_file, tag):
    assert f"no place for tag: {tag}\n" in import_file([LOOSE | {"tags": ["go", tag]}])
    assert [row.skill.slug for row in Gig.objects.get().gig_skills.all()] == ["go"]


@pytest.mark.parametrize(
    "tag",
    [
        "python 3",
        "Python 3.12+",
        "python v3",
        "🐍 Python",
        "Python 🐍",
        "#python",
        "Python (3.x)",
        "python,",
        "• Python",
    ],
)
def test_a_tag_with_a_version_or_an_emoji_names_its_skill(import_file, tag):
    report = import_file([LOOSE | {"tags": [tag, "Python"]}])

    assert [row.skill.slug for row in Gig.objects.get().gig_skills.all()] == ["python"]
    assert "no place for tag" not in report
