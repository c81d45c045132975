"""What helps while a gig is written: the gate, the brief and the market beside the form; drafts kept as they grow."""

import pytest
from django.urls import reverse

from gigs.models import Gig
from tests.factories import make_gig, make_skill, make_user
from tests.gigs.posting import COMPLETE, address


@pytest.fixture
def write(client, ada, adas_client):
    make_skill("python")
    client.force_login(ada)

    def send(gig=None, headers=None, **fields):
        data = COMPLETE | {"client": adas_client.pk, "version": gig.version if gig else 1} | fields
        return client.post(address("edit", gig) if gig else reverse("gigs:gig_new"), data, headers=headers)

    return send


@pytest.fixture
def draft(adas_client):
    return make_gig(client=adas_client, status="draft", title="", description="", skills=[], pay_min=None)


def test_an_empty_form_lists_what_the_gate_asks(client, ada, adas_client):
    client.force_login(ada)
    page = client.get(reverse("gigs:gig_new"))

    kinds = [kind for kind, _ in page.context["guidance"]["lines"]]
    assert kinds == ["del"] * 5
    assert page.context["guidance"]["brief"].score == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"pay_min": "100", "pay_max": "90"}, "The lowest pay is above the highest."),
        ({"pay_min": "ninety"}, "Give a whole number, such as 400. You wrote “ninety”."),
        ({"must": "underwater basket"}, "We do not know “underwater basket”"),
        ({"zone": "Mars/Base"}, None),
    ],
)
def test_the_gate_judges_what_is_in_the_boxes_and_not_what_is_kept(write, draft, typed, said):
    page = write(draft, **typed)

    lacking = [sentence for kind, sentence in page.context["guidance"]["lines"] if kind == "del"]
    assert page.status_code == 422
    assert len(lacking) == (1 if said else 0)
    assert not said or lacking[0].startswith(said)


def test_what_is_typed_is_checked_and_kept(write):
    page = write(check="1", must="", description="## Goal\nThe report takes less than one hour every night.")

    assert page.status_code == 200
    assert ("del", "Name at least one skill that the developer must have.") in page.context["guidance"]["lines"]
    assert ("add", "pay") in page.context["guidance"]["lines"]
    assert page.context["guidance"]["brief"].score > 14
    assert Gig.objects.get().status == "draft"


def test_the_outline_adds_what_is_missing_and_loses_nothing(write):
    page = write(outline="1", work_type="migration", description="## Goal\nEverything moves before the winter comes.")

    text = page.context["form"].data["description"]
    assert text.startswith("## Goal\nEverything moves")
    assert text.count("## Goal") == 1
    assert "how does one go back" in text


def test_what_matters_for_the_kind_of_work_stands_first(write, draft):
    page = write(draft, check="1", work_type="on_call_cover")

    _, fields = page.context["form"].more_sections[0]
    assert [field.name for field in fields] == ["on_call", "zone", "overlap_hours"]
    names = [field.name for _, fields in page.context["form"].more_sections for field in fields]
    assert len(names) == len(set(names))


def test_a_draft_keeps_itself_and_tells_its_version(write, draft):
    answer = write(draft, headers={"X-Autosave": "1"}, title="Half a thought", description="")

    kept = Gig.objects.get(pk=draft.pk)
    assert answer.json() == {"version": kept.version, "action": f"/gigs/{draft.public_id}/edit/"}
    assert kept.title == "Half a thought"


def test_a_draft_of_somebody_else_is_not_kept(client, draft):
    client.force_login(make_user())

    assert client.post(address("edit", draft), COMPLETE, headers={"X-Autosave": "1"}).status_code == 404


def test_a_stale_draft_is_not_kept_over_newer_words(write, draft):
    write(draft, headers={"X-Autosave": "1"}, title="The newer words")

    assert write(draft, headers={"X-Autosave": "1"}, title="The older words").status_code == 409
    assert Gig.objects.get(pk=draft.pk).title == "The newer words"
