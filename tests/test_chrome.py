"""The head and foot of every page."""

import re

import pytest
from django.template import Context, Engine
from django.urls import resolve

pytestmark = pytest.mark.django_db


def links(client):
    page = client.get("/nothing-here/").content.decode()
    head, foot = page.split("<main")[0], page.split("</main>")[1]
    return re.findall(r'href="(/[^"#]*)"', head.split("</head>")[1] + foot)


def test_every_link_of_the_chrome_leads_somewhere(client):
    found = links(client)

    assert len(found) > 15
    assert all(resolve(path) for path in found)


def test_a_visitor_is_offered_to_sign_in(client):
    assert "/accounts/login/" in links(client)


def test_a_member_finds_dashboard_and_sign_out(client, ada):
    client.force_login(ada)
    assert {"/dashboard/", "/notifications/", "/settings/", "/accounts/logout/"} <= set(links(client))


def test_only_staff_sees_the_way_to_moderation(client, ada, margaret):
    client.force_login(ada)
    assert "/moderation/" not in links(client)

    client.force_login(margaret)
    assert "/moderation/" in links(client)


def test_unread_notices_are_counted(client, ada):
    ada.notifications.create(kind="test", title="Something happened", url="/dashboard/")
    client.force_login(ada)

    assert (
        '<span class="count">1<span class="vh"> unread</span></span>' in client.get("/nothing-here/").content.decode()
    )


def test_a_name_cannot_carry_markup(client, ada):
    ada.name = "<b>Ada</b>"
    ada.save()
    client.force_login(ada)

    assert "<b>Ada" not in client.get("/nothing-here/").content.decode()


def test_what_is_drawn_once_is_another_where_its_file_or_what_it_is_given_is():
    def drawn(words, **given):
        files = {"part.html": words, "page.html": '{% load chrome %}{% drawn_once "part.html" name=name %}'}
        engine = Engine(
            loaders=[("django.template.loaders.locmem.Loader", files)],
            libraries={"chrome": "marketplace.templatetags.chrome"},
        )
        return engine.get_template("page.html").render(Context(given))

    assert drawn("<p>{{ name }}</p>", name="Ada & co") == "<p>Ada &amp; co</p>"
    assert drawn("<p>{{ name }}</p>", name="Grace") == "<p>Grace</p>"
    assert drawn("<b>{{ name }}</b>", name="Grace") == "<b>Grace</b>"


def test_the_foot_of_a_visitor_and_of_a_member_are_not_mixed(client, ada):
    for _ in range(2):
        client.logout()
        assert "/accounts/logout/" not in links(client)
        client.force_login(ada)
        assert "/accounts/logout/" in links(client)


def test_the_demo_says_that_it_is_one(client, settings):
    settings.DEMO = True
    assert "invented" in client.get("/nothing-here/").content.decode()
