"""Of what nobody can read or nobody can choose for the sender, a form keeps nothing and says so beside the field."""

import pytest
from django import forms
from django.contrib.admin.helpers import ActionForm
from django.http import QueryDict
from django.urls import reverse

from accounts.forms.hours import HoursField
from gigs.models import Gig
from marketplace.lib.sent import UNREADABLE
from tests.factories import make_skill
from tests.gigs.posting import COMPLETE

FORM = "application/x-www-form-urlencoded"


class Row(forms.Form):
    use_required_attribute = False
    word = forms.CharField(required=False)


class Said(Row):
    note = forms.CharField(required=False, widget=forms.Textarea)
    secret = forms.CharField(required=False, widget=forms.PasswordInput)
    count = forms.IntegerField(required=False)
    one = forms.ChoiceField(required=False, choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(required=False)
    hours = HoursField()
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    many = forms.MultipleChoiceField(
        required=False, choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )


@pytest.mark.parametrize("name", ["word", "note", "secret"])
@pytest.mark.parametrize("sent", ["Caf%e9%20M%fcnchen", "%ed%a0%80", "a%ff", "%c0%af"])
def test_bytes_that_are_no_text_are_refused(name, sent):
    form = Said(QueryDict(f"{name}={sent}"))

    assert form.errors == {name: [UNREADABLE]}
    assert "\ufffd" in form[name].value()


@pytest.mark.parametrize("name", ["word", "note", "count", "one", "agreed", "key"])
def test_two_values_for_one_are_refused_and_quoted(name):
    form = Said(QueryDict(f"{name}=a&{name}=b"))

    assert form.errors == {name: ["Give it once. It came several times: “a” and “b”."]}
    assert form[name].value() is not None
    assert str(form)


def test_what_is_secret_is_not_quoted():
    assert Said(QueryDict("secret=abc&secret=def")).errors == {"secret": ["Give it once. It came several times."]}


def test_many_long_values_are_quoted_in_a_line():
    form = Said(QueryDict("&".join(f"word={n}{'x' * 900}%00" for n in range(900))))

    assert len(form.errors["word"][0]) < 250
    assert form.errors["word"][0].endswith("…” and 897 more.")


def test_a_row_that_is_unusable_is_not_taken_for_an_empty_one():
    rows = forms.formset_factory(Row)(
        QueryDict("form-TOTAL_FORMS=1&form-INITIAL_FORMS=0&form-0-word=a&form-0-word=b"), initial=[{"word": "b"}]
    )

    assert not rows.is_valid()
    assert "Give it once." in rows.errors[0]["word"][0]


@pytest.mark.parametrize(
    ("sent", "name", "kept"),
    [
        ("word=a&word=a", "word", "a"),
        ("many=a&many=b", "many", ["a", "b"]),
        ("hours_0=09:00&hours_1=17:30", "hours", ["09:00", "17:30"]),
        ("word=Caf%C3%A9", "word", "Café"),
        ("word=%F0%9F%90%8D", "word", "🐍"),
    ],
)
def test_what_is_said_once_is_kept(sent, name, kept):
    form = Said(QueryDict(sent))

    assert form.is_valid(), form.errors
    assert form.cleaned_data[name] == kept
    assert form.changed_data == [name]


def test_what_was_kept_without_its_signs_may_stay_as_it_is():
    kept = {"note": "Caf\ufffd\nM\ufffdnchen"}
    same, other = (
        Said(QueryDict(f"note=Caf%EF%BF%BD%0D%0AM%EF%BF%BDnchen{more}"), initial=kept) for more in ("", "%ff")
    )

    assert same.is_valid(), same.errors
    assert other.errors == {"note": [UNREADABLE]}


def test_the_admin_repeats_as_it_likes():
    form = ActionForm(QueryDict("action=a&action=b"))
    form.fields["action"].choices = [("b", "B")]
    assert form.is_valid()


@pytest.fixture
def send(client, ada, adas_client):
    make_skill("python")
    client.force_login(ada)
    complete = QueryDict(mutable=True)
    complete.update(COMPLETE | {"client": str(adas_client.pk)})

    def post(without: str, more: str):
        fields = complete.copy()
        fields.pop(without)
        return client.post(reverse("gigs:gig_new"), f"{fields.urlencode()}&{more}", content_type=FORM)

    return post


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "more", "said", "shown"),
    [
        ("title", "title=Caf%e9%20M%fcnchen", UNREADABLE, 'value="Caf\ufffd M\ufffdnchen"'),
        ("description", "description=%ed%a0%80", UNREADABLE, "\ufffd</textarea>"),
        ("must", "must=pyth%f6n", UNREADABLE, 'value="pyth\ufffdn"'),
        ("pay_max", "pay_max=450&pay_max=900", "It came several times: “450” and “900”.", 'value="900"'),
        ("work_type", "work_type=performance&work_type=other", "“performance” and “other”.", ""),
        ("client", "client=1&client=2", "“1” and “2”.", ""),
    ],
)
def test_a_gig_is_not_kept_with_what_its_client_did_not_write(send, name, more, said, shown):
    answer = send(name, more)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert said in answer.context["form"].errors[name][0]
    assert f'id="id_{name}_error"' in page and shown in page
    assert not Gig.objects.exists()


@pytest.mark.django_db
def test_no_account_is_made_with_a_name_that_could_not_be_read(client):
    body = "came_for=build&name=Ren%e9&email=rene@example.com&password1=correct+horse+battery"
    answer = client.post(reverse("account_signup"), body, content_type=FORM)
    assert answer.context["form"].errors == {"name": [UNREADABLE]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "errors"),
    [
        ("/gigs/", lambda context: context["asked"].errors),
        ("/developers/", lambda context: context["filter"].form.errors),
        ("/articles/", lambda context: context["form"].errors),
        ("/gigs/mine/", lambda context: context["asked"].errors),
    ],
)
@pytest.mark.parametrize("sent", ["%ff%feabc", "%ed%a0%80abc"])
def test_a_search_that_could_not_be_read_is_told_and_stays_in_its_box(client, ada, path, errors, sent):
    client.force_login(ada)
    answer = client.get(f"{path}?q={sent}")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert list(errors(answer.context)) == ["q"]
    assert "ome signs could not be read" in page
    assert '\ufffdabc"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/gigs/", "/developers/"])
def test_what_could_be_read_beside_it_applies(client, path):
    page = client.get(f"{path}?q=Caf%e9&level=3").content.decode()
    assert "Words: some signs could not be read, so it was left out;" in page
    assert 'value="3" selected' in page or 'value="3" checked' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        *("/gigs/feed.atom", "/gigs/feed.json", "/gigs/feed.ics"),
        *("/api/v1/gigs/", "/api/v1/developers/", "/api/v1/articles/"),
    ],
)
def test_feeds_and_the_api_refuse_words_that_could_not_be_read(client, path):
    answer = client.get(f"{path}?q=Caf%e9")

    assert answer.status_code == 400
    assert "ome signs could not be read" in answer.json()["errors"]["q"][0]
    assert client.get(f"{path}?q=Caf%C3%A9+%F0%9F%90%8D").status_code == 200


@pytest.mark.django_db
def test_a_value_that_nobody_knows_is_quoted_as_it_could_be_read(client):
    asked = client.get("/gigs/?sort=%ff&pay_min=%ff").context["asked"]
    assert asked.errors["sort"] == ["Sort: we do not know “\ufffd”, so it was left out."]
    assert asked.errors["pay_min"][0].endswith("You wrote “\ufffd”.")
