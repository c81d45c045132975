"""What in hiring is one person's: their own rows, and those of clients that nobody else answers for."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Client, ClientMember, Developer
from gigs.models import Agreement, Gig, Invitation, Proposal, ProposalMessage, Question, Review


def alone(user: Any) -> QuerySet[Client]:
    """Clients that nobody else owns."""
    others = ClientMember.objects.filter(role="owner", user__is_active=True).exclude(user=user).values("client")
    owned = ClientMember.objects.filter(user=user, role="owner").values("client")
    return Client.objects.filter(pk__in=owned).exclude(pk__in=others)


def gigs(user: Any) -> QuerySet[Gig]:
    return Gig.objects.filter(client__in=alone(user)).select_related("client")


def proposals(user: Any) -> QuerySet[Proposal]:
    return Proposal.objects.filter(developer__user=user).for_rows()


def mine(user: Any) -> QuerySet[Agreement]:
    """Work that was agreed, from either side of it."""
    both = Q(proposal__developer__user=user) | Q(proposal__gig__client__in=alone(user))
    return Agreement.objects.filter(both, accepted_at__isnull=False)


def messages(user: Any) -> QuerySet[ProposalMessage]:
    """What the person wrote for themselves, not for a client that others answer for."""
    own = Q(side="developer") | Q(proposal__gig__client__in=alone(user))
    return ProposalMessage.objects.filter(own, author=user, forgotten_at=None)


def about_work() -> Q:
    return Q(proposal__agreement__accepted_at__isnull=False) & Q(kind="words")


def own_reviews(user: Any) -> QuerySet[Review]:
    own = Q(side="developer") | Q(agreement__proposal__gig__client__in=alone(user))
    return Review.objects.filter(own, author=user, forgotten_at=None)


def reviews_of(user: Any) -> QuerySet[Review]:
    of = Q(side="client", agreement__proposal__developer__user=user)
    of |= Q(side="developer", agreement__proposal__gig__client__in=alone(user))
    return Review.objects.filter(of, forgotten_at=None)


def clients_reviews(user: Any) -> QuerySet[Review]:
    return Review.objects.filter(author=user, side="client").exclude(pk__in=own_reviews(user)).filter(forgotten_at=None)


def questions(user: Any) -> QuerySet[Question]:
    return Question.objects.filter(Q(by=user) | Q(gig__client__in=alone(user)), forgotten_at=None)


def public_questions(user: Any) -> QuerySet[Question]:
    return questions(user).filter(by=user, status="answered").exclude(gig__client__in=alone(user))


def invitations(user: Any) -> QuerySet[Invitation]:
    both = Q(by=user) | Q(developer__user=user) | Q(gig__client__in=alone(user))
    return Invitation.objects.filter(both, forgotten_at=None).select_related("gig__client", "developer__user")


def names(user: Any) -> list[str]:
    """What others know the person by: the profile’s name, and that of a client which is nobody but this person."""
    persons = alone(user).filter(kind=Client.Kind.INDIVIDUAL).values_list("name", flat=True)
    profiles = Developer.objects.filter(user=user).exclude(name="").values_list("name", flat=True)
    return [*persons, *profiles]


def pages(user: Any) -> set[str]:
    """The addresses under which others were told something that this person wrote."""
    received = Proposal.objects.filter(gig__client__in=alone(user)).for_rows()
    rows = [*proposals(user), *received, *own_reviews(user), *reviews_of(user), *questions(user), *invitations(user)]
    return {row.get_absolute_url() for row in rows} | {one.get_absolute_url() for one in mine(user)}
