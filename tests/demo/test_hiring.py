"""The demo's proposals fit the people, the gigs and the limits of a form."""

import pytest

from gigs.forms.proposal import NEEDED
from gigs.models import Proposal
from gigs.models.agreement_event import RULES
from marketplace.demo.reading import read

RECORDS = read("hiring.json")
GIGS = {entry["key"]: entry for entry in read("gigs_*.json")}
PEOPLE = {entry["email"] for entry in read("developers_*.json")}
STEPS = {"draft", "view", "shortlist", "decline", "withdraw", "lapse", "client_writes", "developer_writes", "offer"}
STEPS |= {"accept", "client_says", "developer_says", "client_reviews", "developer_reviews", "developer_replies"}


@pytest.mark.parametrize("entry", RECORDS, ids=lambda entry: f"{entry['developer']} {entry['gig']}")
def test_a_record_fits(entry):
    gig = GIGS[entry["gig"]]
    assert entry["developer"] in PEOPLE
    assert all(entry[name] for name in NEEDED if name != "unit")
    assert len(entry["pitch"]) <= Proposal._meta.get_field("pitch").max_length
    assert len(entry["approach"]) <= Proposal._meta.get_field("approach").max_length
    is_draft = ["draft"] in entry["story"]
    assert len(entry["answers"]) == len(gig.get("questions", [])) or is_draft
    assert {step[0] for step in entry["story"]} <= STEPS
    assert {step[1] for step in entry["story"] if step[0].endswith("_says")} <= set(RULES)


def test_nobody_proposes_twice_and_grace_and_linus_are_in_several_states():
    pairs = [(entry["developer"], entry["gig"]) for entry in RECORDS]
    assert len(pairs) == len(set(pairs))
    for name in ("grace", "linus"):
        ends = {
            tuple(entry["story"][-1:][0][:1]) if entry["story"] else ()
            for entry in RECORDS
            if entry["developer"].startswith(name)
        }
        assert len(ends) >= 4
