"""Grace and Linus with profiles, grace's proposal for ada's gig, the form of a new one, and files of gigs to import."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill

from .any_search import fill_market
from .hiring import make_proposal
from .posting import COMPLETE


@pytest.fixture
def graces_profile(grace):
    return make_developer(user=grace, handle="grace")


@pytest.fixture
def linus_profile(linus):
    return make_developer(user=linus, handle="linus")


@pytest.fixture
def proposal(gig, graces_profile):
    return make_proposal(gig=gig, developer=graces_profile)


@pytest.fixture
def post(client, ada, adas_client):
    make_skill("python")
    client.force_login(ada)

    def send(address=None, **fields):
        data = COMPLETE | {"client": adas_client.pk} | fields
        return client.post(address or reverse("gigs:gig_new"), {k: v for k, v in data.items() if v is not None})

    return send


@pytest.fixture
def known(adas_client):
    """Ada's client had five gigs approved, so its changes appear at once."""
    for _ in range(5):
        make_gig(client=adas_client, status="closed")


@pytest.fixture(scope="module")
def market(once):
    with once():
        fill_market()


@pytest.fixture(scope="module")
def skills(once):
    with once():
        for slug in ("python", "postgresql", "go", "kubernetes"):
            make_skill(slug)
        make_skill("postgresql").alias_rows.create(word="postgres")
        make_skill("go").alias_rows.create(word="golang")
        make_skill("kubernetes").alias_rows.create(word="k8s")


@pytest.fixture
def import_file(tmp_path, db, skills):
    def run(content, *options):
        path = tmp_path / "gigs.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        out = StringIO()
        call_command("import_gigs", path, *options, stdout=out)
        return out.getvalue()

    return run
