"""Every verb of every model with a life writes an audit event, in its own transaction."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, SkillProposal
from gigs.models import Invitation, Proposal, Question, Review
from moderation.models import Case, Closure, Source
from tests.accounts.factories import make_developer
from tests.articles.factories import make_article
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_agreement, make_completed, make_proposal
from tests.moderation.factories import make_appeal, make_decision, make_report, rule
from tests.verbs import KINDS, recording, verbs_of


def make_review() -> Review:
    agreement = make_completed()
    return Review.send(agreement, agreement.proposal.developer.user, "developer", again=True)


def make_change():
    gig = make_gig()
    return gig.changes.create(by=make_user(), before={}, after={}, is_material=False, status="in_review")


def make_closure() -> Closure:
    account, by = make_user(), make_user()
    case = Case.open_for(account, Source.OWN, by)
    return Closure.propose(account, case, by, clause=rule(), facts="“x”", reason="A known fraud.")


# One of each kind, with what its constraints ask for in one state or another.
NOW = timezone.now()
ENDED = {"ended_at": NOW}
MAKE = {
    "accounts.Client": (make_client, {}),
    "accounts.Developer": (make_developer, {}),
    "accounts.SkillProposal": (lambda: SkillProposal.objects.create(name="Zig", group="apis", by=make_user()), {}),
    "gigs.Gig": (make_gig, ENDED),
    "gigs.GigChange": (make_change, {}),
    "gigs.Proposal": (lambda: make_proposal(status="in_dialogue"), {"decline_reason": "skills", "turn": "client"}),
    "gigs.Agreement": (make_agreement, ENDED),
    "gigs.Review": (make_review, {}),
    "gigs.Question": (lambda: Question.objects.create(gig=make_gig(), by=make_user(), text="Why?"), {}),
    "gigs.Invitation": (lambda: Invitation.objects.create(gig=make_gig(), developer=make_developer()), {}),
    "articles.Article": (make_article, {"published_at": NOW, "retraction_reason": "Wrong numbers."}),
    "moderation.Case": (lambda: make_report(make_gig()).case, {"decided_at": NOW}),
    "moderation.Appeal": (None, {}),
    "moderation.Closure": (make_closure, {"decided_at": NOW}),
}
# What a verb writes beside the state where its constraint wants it in the same statement.
ALSO = {
    ("gigs.Question", "answer"): {"answer_text": "So.", "answered_at": NOW},
    ("gigs.GigChange", "approve"): {"applied_at": NOW},
    ("moderation.Appeal", "decide"): {"outcome": "upheld", "answer": "It stands.", "decided_at": NOW},
}


@pytest.fixture
def made(request, db, ada, margaret, senior):
    def make(label):
        if label == "moderation.Appeal":
            return make_appeal(make_decision(make_gig(client=make_client(owner=ada)), margaret), ada)
        return MAKE[label][0]()

    return make


@pytest.fixture
def senior(db):
    return make_user(is_staff=True)


def test_every_kind_is_looked_at():
    assert set(MAKE) == set(KINDS)


@pytest.mark.parametrize("label", sorted(KINDS))
def test_each_transition_writes_one_event_with_its_states(made, senior, label):
    model, row = KINDS[label], made(label)
    for action, (states, leads_to) in model.TRANSITIONS.items():
        for state in sorted(states):
            fresh = put_into(model, row, state)
            changes = dict(ALSO.get((label, action), {}))
            if label in {"moderation.Appeal", "moderation.Closure"} and leads_to not in {"open"}:
                changes |= {"decided_by": senior}
            before = AuditEvent.objects.of(fresh).count()
            fresh.move(action, senior, "Because.", **changes)
            event = AuditEvent.objects.of(fresh).latest("pk")
            assert AuditEvent.objects.of(fresh).count() == before + 1, (label, action)
            assert (event.action, event.actor) == (f"{model._meta.model_name}.{action}", senior)
            assert (event.before, event.after) == ({"status": str(state)}, {"status": str(leads_to)})


@pytest.mark.parametrize("label", sorted(KINDS))
def test_where_the_event_cannot_be_written_nothing_is(made, senior, label):
    model = KINDS[label]
    action, (states, _) = next(iter(model.TRANSITIONS.items()))
    row = put_into(model, made(label), next(iter(sorted(states))))
    before = model._base_manager.filter(pk=row.pk).values("status", "version").get()
    also = {"decided_by": senior} if label == "moderation.Closure" else {}
    with pytest.raises(ValueError, match="NUL"):
        row.move(action, senior, "\x00", **also | ALSO.get((label, action), {}))
    assert model._base_manager.filter(pk=row.pk).values("status", "version").get() == before


def put_into(model, row, state):
    """The row in this state, whatever the verb before made of it."""
    fields = dict(MAKE[model._meta.label][1])
    if model._meta.label == "moderation.Appeal":
        fields = {"outcome": "", "answer": "", "decided_by": None, "decided_at": None}
    if model._meta.label == "gigs.GigChange":
        fields["applied_at"] = NOW if state == "applied" else None
    if model is Question:
        is_answered = state == "answered"
        fields = {"answer_text": "So." if is_answered else "", "answered_at": NOW if is_answered else None}
    if model is Proposal:
        fields["reply_due_at"] = NOW + timedelta(days=3)
    model._base_manager.filter(pk=row.pk).update(status=state, **fields)
    return model._base_manager.get(pk=row.pk)


# -- what the source says: a method that writes also records, or calls one that does


WRITES = {
    *("save", "write", "create", "bulk_create", "update", "delete", "get_or_create", "update_or_create"),
    *("add", "set"),
}
# Not verbs: parts that stand inside a verb which records, what a clock notes for itself, and a private draft.
PARTS = {
    *("lock", "write", "save", "snapshot", "weigh", "count_places", "clean", "held"),
    *("accounts.Developer.set_rows", "accounts.Developer.write_skill_words", "accounts.Developer.talk_to"),
    *("accounts.Developer.remind_availability", "gigs.Proposal.remind", "gigs.Proposal.edit"),
}


@pytest.mark.parametrize("label", sorted(KINDS))
def test_no_public_method_writes_without_a_record(label):
    methods = verbs_of(KINDS[label])
    known = recording(methods)
    silent = {
        name
        for name, calls in methods.items()
        if not name.startswith("_") and calls & WRITES and not calls & known and not {name, f"{label}.{name}"} & PARTS
    }
    assert silent == set(), f"{label} changes something and says nothing to the audit"
