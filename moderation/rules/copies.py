"""Proposals and case studies that somebody else wrote first."""

from collections.abc import Iterator

from django.db.models import Value
from django.db.models.functions import MD5

from accounts.models import CaseStudy
from marketplace.lib.likeness import likeness

from .rule import Effect, Match, Rule, Subject

SAME_TO_MANY, ALIKE, SHORTEST = 90, 0.9, 120


def find_proposal(subject: Subject) -> Iterator[Match]:
    """Nearly what its author sent elsewhere lately, or what another developer sent for this gig."""
    proposal = subject.about
    if proposal is None or len(proposal.words) < SHORTEST:
        return
    if proposal.similarity >= SAME_TO_MANY:
        yield Match("pitch", f"{proposal.similarity} % like an earlier one of its author")
    others = proposal.gig.proposals.exclude(developer_id=proposal.developer_id).exclude(submitted_at=None)
    for other in others.order_by("-pk")[:50]:
        if likeness(other.words, proposal.words) >= ALIKE:
            yield Match("pitch", f"like proposal {other.public_id}")
            return


def find_study(subject: Subject) -> Iterator[Match]:
    """Word for word another developer's, by the index on the digest."""
    if subject.about is None:
        return
    texts = [study.what_i_did for study in subject.about.case_studies.all() if len(study.what_i_did) >= SHORTEST]
    digests = [MD5(Value(text)) for text in texts]
    copied = CaseStudy.objects.alias(digest=MD5("what_i_did")).filter(digest__in=digests)
    for other in copied.exclude(developer_id=subject.about.pk)[:3] if digests else []:
        yield Match("case study", f"“{other.title}” of another profile")


PROPOSAL = Rule("copied-proposal", 1, 5, Effect.NOTE, "The proposal is nearly word for word another one.", find_proposal,
                clause="3.2", kinds=frozenset({"proposal"}))  # fmt: skip
STUDY = Rule("copied-case-study", 1, 20, Effect.NOTE, "A case study is word for word in another profile.", find_study,
             clause="4.1", kinds=frozenset({"profile"}))  # fmt: skip
