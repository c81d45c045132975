"""manage.py import_developers FILE."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Developer, User
from tests.factories import make_skill

pytestmark = pytest.mark.django_db
FOREIGN = json.loads((Path(__file__).parent / "data/foreign-resume.json").read_text())


def load(path, records, **options):
    text = records if isinstance(records, str) else json.dumps(records)
    (path / "people.json").write_text(text)
    out = StringIO()
    call_command("import_developers", path / "people.json", stdout=out, **options)
    return out.getvalue()


def person(email, **basics):
    return {"basics": {"name": "Richard", "email": email} | basics}


@pytest.mark.parametrize("text", ["", "\xff", "no json"])
def test_a_file_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "people.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(CommandError):
        call_command("import_developers", tmp_path / "people.json", stdout=StringIO())
    assert not Developer.objects.exists()


def test_where_nobody_at_all_could_be_taken_the_program_that_asked_hears_it(tmp_path):
    with pytest.raises(CommandError, match="Nothing could be taken"):
        load(tmp_path, [person(""), 5])


def test_nobody_is_published_and_no_account_gets_a_password(tmp_path):
    load(tmp_path, FOREIGN)

    developer = Developer.objects.get()
    assert developer.status == "draft"
    assert developer.user.email == "richard.hendriks@mail.com"
    assert not developer.user.has_usable_password()
    assert not Developer.objects.listed().exists()


def test_one_many_and_lines_are_all_read(tmp_path):
    load(tmp_path, [person("a@e.test"), person("b@e.test")])
    load(tmp_path, "\n".join(json.dumps(person(f"{name}@e.test")) for name in "cd"))

    assert Developer.objects.count() == 4


def test_twice_imports_nobody_twice(tmp_path):
    load(tmp_path, FOREIGN)
    report = load(tmp_path, FOREIGN)

    assert "0 imported as drafts, 1 there already" in report
    assert Developer.objects.count() == User.objects.count() == 1


def test_a_dry_run_reports_and_keeps_nothing(tmp_path):
    report = load(tmp_path, FOREIGN, dry_run=True)

    assert "Dry run, nothing kept: 1 imported" in report
    assert not User.objects.exists()


def test_the_good_ones_are_kept_when_others_are_bad(tmp_path):
    make_skill("python", name="Python")
    report = load(
        tmp_path, [person(""), 5, {"x": 1}, person("a@e.test"), {"basics": {"email": "nobody"}}, person("a\x00@e.test")]
    )

    assert "1 imported as drafts, 1 there already, 4 refused" in report
    assert "no e-mail address" in report
    assert "it is not an object" in report


def test_what_is_more_than_a_profile_holds_stops_nobody(tmp_path):
    many = {"marketplace": {"specialisms": ["payments", "search", "security", "performance", "data_modelling"]}}
    said = load(tmp_path, [person("a@b.example"), person("c@d.example") | {"meta": many}, person("e@f.example")])
    assert Developer.objects.count() == 3
    assert "no place for specialisms: At most 4 specialisms." in said


def test_a_member_keeps_what_they_wrote(tmp_path, grace):
    developer = Developer(user=grace, headline="My own words")
    developer.start(grace)
    load(tmp_path, person("GRACE@example.com", label="Others' words"))

    assert Developer.objects.get().headline == "My own words"


def test_the_report_says_what_had_no_place(tmp_path):
    report = load(tmp_path, FOREIGN)

    assert "record 1: imported: name" in report
    assert "no place for “volunteer”" in report
