"""What the rules read of each kind of thing that people publish or send."""

from typing import Any

from django.db import models

from accounts.models import Client, Developer
from articles.models import Article
from gigs.models import Gig, GigChange, Proposal, ProposalMessage, Question, Review
from moderation.models import Case

from .rule import Subject

GIG_WORDS = ["title", "summary", "description", "explanation", "except_reason", "questions"]
GIG_FACTS = ["currency", "pay_model", "pay_min", "pay_max", "hours_max", "agency", "remote_scope", "tax", "assessment"]
STUDY_WORDS = ["title", "problem", "constraints", "what_i_did", "outcome"]


def subject_of(about: models.Model, said: dict[str, Any] | None = None) -> Subject | None:
    """`about` as the rules read it, with `said` in place of what it says now; None for what no rule reads."""
    reader = READERS.get(type(about))
    return reader(about, said or {}) if reader else None


def gig(about: Gig, said: dict[str, Any]) -> Subject:
    value = {name: said.get(name, getattr(about, name)) for name in [*GIG_WORDS, *GIG_FACTS]}
    texts = {name: as_text(value[name]) for name in GIG_WORDS}
    return Subject("gig", texts, {name: value[name] for name in GIG_FACTS}, about)


def change(about: GigChange, said: dict[str, Any]) -> Subject:
    """The words that would be new, beside the facts that would be there."""
    texts = {name: as_text(about.after[name]) for name in GIG_WORDS if name in about.after}
    facts = {name: about.after.get(name, getattr(about.gig, name)) for name in GIG_FACTS}
    return Subject("change", texts, facts, about)


def profile(about: Developer, said: dict[str, Any]) -> Subject:
    texts = {name: getattr(about, name) for name in ("name", "headline", "about")}
    for study in about.case_studies.all():
        texts[f"case study {study.position + 1}"] = "\n".join(getattr(study, name) for name in STUDY_WORDS)
    for row in about.experience.all():
        texts[f"experience {row.position + 1}"] = row.summary
    return Subject("profile", texts, {}, about)


def client(about: Client, said: dict[str, Any]) -> Subject:
    return Subject("client", {"name": about.name, "about": about.about}, {}, about)


def review(about: Review, said: dict[str, Any]) -> Subject:
    return Subject("review", {"text": about.text, "reply": about.reply}, {}, about)


def article(about: Article, said: dict[str, Any]) -> Subject:
    """Its newest text, whether or not it is the one that people read."""
    newest = about.revisions.first()
    texts = {"title": about.title, "deck": about.deck, "body": newest.body if newest else ""}
    return Subject("article", texts, {}, about)


def proposal(about: Proposal, said: dict[str, Any]) -> Subject:
    texts = {"pitch": about.pitch, "approach": about.approach}
    texts |= {f"answer_{number}": words for number, words in enumerate(about.answers, start=1)}
    return Subject("proposal", texts, {}, about)


def message(about: ProposalMessage, said: dict[str, Any]) -> Subject:
    is_early = about.proposal_id is not None and not about.proposal.is_shortlisted
    return Subject("message", {"text": about.text}, {"is_early": is_early}, about)


def question(about: Question, said: dict[str, Any]) -> Subject:
    """What was written last: the question was read when it was asked."""
    texts = {"answer": about.answer_text} if about.answer_text else {"text": about.text}
    return Subject("question", texts, {}, about)


def case(about: Case, said: dict[str, Any]) -> Subject:
    """Who reported it; its words are read when they are sent."""
    return Subject("case", {}, {}, about)


def as_text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


READERS = {
    Gig: gig,
    GigChange: change,
    Developer: profile,
    Client: client,
    Review: review,
    Article: article,
    Proposal: proposal,
    ProposalMessage: message,
    Question: question,
    Case: case,
}
