"""The other forms of a profile: /developers/<handle>/cv/, resume.json, card.vcf."""

import json

import pytest

from accounts.models import HideFrom
from accounts.vcard import card
from tests.accounts.factories import make_case_study, make_developer, make_experience
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TWINS = ["cv/", "resume.json", "card.vcf"]


@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize("fields", [{"status": "draft"}, {"visibility": "members"}, {"hold": "frozen"}])
def test_what_a_visitor_may_not_read_has_no_twin_for_them(client, twin, fields):
    developer = make_developer(**fields)

    assert client.get(f"{developer.get_absolute_url()}{twin}").status_code == 404


@pytest.mark.parametrize("twin", TWINS)
def test_somebody_it_hides_from_gets_no_twin(client, ada, twin):
    developer = make_developer()
    HideFrom.objects.create(developer=developer, word="example.com")
    client.force_login(ada)

    assert client.get(f"{developer.get_absolute_url()}{twin}").status_code == 404


@pytest.mark.parametrize("twin", TWINS)
def test_a_removed_one_is_gone(client, twin):
    developer = make_developer(hold="removed")

    assert client.get(f"{developer.get_absolute_url()}{twin}").status_code == 410


@pytest.mark.parametrize("twin", TWINS)
def test_an_old_handle_leads_to_the_new_one(client, twin):
    developer = make_developer(handle="grace")
    developer.handles.create(handle="old-grace")

    answer = client.get(f"/developers/old-grace/{twin}")
    assert (answer.status_code, answer.url) == (301, f"/developers/grace/{twin}")


@pytest.mark.parametrize("twin", TWINS)
def test_a_twin_costs_few_queries(client, django_assert_max_num_queries, twin):
    developer = make_developer()
    for number in range(5):
        make_case_study(developer, title=f"Study {number}")
        make_experience(developer, organisation=f"Place {number}")

    with django_assert_max_num_queries(8):
        assert client.get(f"{developer.get_absolute_url()}{twin}").status_code == 200


def test_nobody_finds_the_persons_mail_address(client):
    developer = make_developer(make_user("secret-address@example.com"))

    for twin in ["", *TWINS]:
        assert b"secret-address" not in client.get(f"{developer.get_absolute_url()}{twin}").content


def test_a_card_is_a_vcard_4(client):
    developer = make_developer(name="Grace; H\\opper, Ph.D.", city="Oslo", languages={"en": "native", "nb": "basic"})
    answer = client.get(f"{developer.get_absolute_url()}card.vcf")
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")

    assert answer["Content-Type"].startswith("text/vcard")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert "FN:Grace\\; H\\\\opper\\, Ph.D." in lines
    assert "ADR:;;;Oslo;;;Norway" in lines
    assert "LANG;PREF=2:nb" in lines


def test_lines_of_a_card_hold_75_octets_and_whole_characters():
    developer = make_developer(headline="äöü" * 30)
    lines = card(developer).split("\r\n")

    assert max(len(line.encode()) for line in lines) <= 75
    assert f"TITLE:{'äöü' * 30}" in card(developer).replace("\r\n ", "")


def test_a_headline_cannot_write_a_line_of_its_own():
    assert "\r\nTEL:" not in card(make_developer(headline="x\r\nTEL:1"))


def test_the_owner_gets_a_whole_resume_and_a_preview_what_others_get(client, grace):
    developer = make_developer(grace, rates=[{"low": 641, "high": 642, "visibility": "hidden"}])
    client.force_login(grace)
    address = f"{developer.get_absolute_url()}resume.json"

    mine, preview = client.get(address).json(), client.get(f"{address}?as=client").json()
    assert mine["meta"]["marketplace"]["rates"][0]["low"] == 641
    assert "641" not in json.dumps(preview)
    assert "visibility" not in preview["meta"]["marketplace"]


def test_a_long_life_is_cut_to_two_pages(client):
    developer = make_developer()
    for number in range(12):
        make_case_study(developer, title=f"Study {number}", outcome="word " * 300, position=number)
        make_experience(developer, organisation=f"Place {number}", summary="word " * 100, position=number)
    page = client.get(f"{developer.get_absolute_url()}cv/").content.decode()

    assert "Study 2" in page
    assert "Study 3" not in page
    assert page.count("word") < 400
