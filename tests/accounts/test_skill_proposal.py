"""A member misses a skill: /profile/skills/propose/, a moderator's decision, and two skills that become one."""

import pytest

from accounts.models import AuditEvent, Developer, Notification, Skill, SkillAlias, SkillProposal
from accounts.models.skill_merging import merge
from accounts.models.skill_proposal import MOST_WAITING
from gigs.models import GigSkill
from moderation.models import Case, Clause, Outcome
from tests.accounts.factories import make_developer
from tests.factories import make_gig, make_skill

pytestmark = pytest.mark.django_db
PROPOSED = {"name": "Zig", "group": "programming-languages", "why": "A systems language that back ends are written in."}


def propose(client, **fields):
    return client.post("/profile/skills/propose/", PROPOSED | fields)


def judge(proposal, by, outcome, reason="Because."):
    case = Case.objects.get()
    clause = Clause.objects.first() if outcome == Outcome.REFUSE else None
    case.decide(by, [outcome], reason, clause, about_version=proposal.version)
    proposal.refresh_from_db()


def test_a_visitor_proposes_nothing(client):
    assert propose(client).status_code == 302
    assert not SkillProposal.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "required"),
        ({"name": "k8s"}, "We know it already, as Kubernetes"),
        ({"name": "x" * 61}, "60 characters"),
        ({"group": "juggling"}, "valid choice"),
        ({"why": ""}, "required"),
    ],
)
def test_what_is_known_or_empty_is_refused(client, grace, fields, words):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    client.force_login(grace)
    answer = propose(client, **fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_same_is_not_proposed_twice(client, grace, linus):
    client.force_login(grace)
    propose(client)
    client.force_login(linus)

    assert propose(client, name="ZIG").status_code == 422


def test_nobody_floods_the_queue(client, grace):
    client.force_login(grace)
    for number in range(MOST_WAITING):
        propose(client, name=f"Zig {number}")

    assert propose(client).status_code == 422
    assert SkillProposal.objects.count() == MOST_WAITING


def test_until_it_is_decided_nobody_can_name_it(client, grace):
    client.force_login(grace)
    assert propose(client).status_code == 302

    assert not Skill.objects.filter(name="Zig").exists()
    assert Case.objects.get().about == SkillProposal.objects.get()


def test_a_moderator_reads_it(client, grace, margaret):
    client.force_login(grace)
    propose(client)
    client.force_login(margaret)
    page = client.get(Case.objects.get().get_absolute_url()).content.decode()

    assert "A word for the vocabulary" in page
    assert "A systems language" in page


def test_approved_it_is_a_skill_for_everybody_and_its_proposer_is_told(client, grace, margaret):
    client.force_login(grace)
    propose(client)
    proposal = SkillProposal.objects.get()
    judge(proposal, margaret, Outcome.APPROVE)

    assert Skill.objects.resolve(["zig"])["zig"] == proposal.skill
    assert Notification.objects.get(user=grace).url == "/skills/zig/"
    assert client.get("/skills/zig/").status_code == 200


@pytest.mark.parametrize(
    ("outcome", "status"), [(Outcome.REFUSE, "refused"), (Outcome.REQUEST_CHANGES, "needs_changes")]
)
def test_not_approved_there_is_no_skill_and_a_reason(client, grace, margaret, outcome, status):
    client.force_login(grace)
    propose(client)
    proposal = SkillProposal.objects.get()
    judge(proposal, margaret, outcome, "It is another word for C.")

    assert proposal.status == status
    assert not Skill.objects.filter(name="Zig").exists()
    assert "another word" in Notification.objects.get(user=grace).body


def test_one_that_came_another_way_meanwhile_is_not_made_twice(client, grace, margaret):
    client.force_login(grace)
    propose(client)
    skill = make_skill("zig", name="Zig")
    proposal = SkillProposal.objects.get()
    judge(proposal, margaret, Outcome.APPROVE)

    assert proposal.skill == skill


# -- two skills that are one


@pytest.fixture
def two():
    old, new = make_skill("pgsql", name="PgSQL"), make_skill("postgresql", name="PostgreSQL")
    SkillAlias.objects.create(skill=old, word="pg")
    return old, new


def test_a_skill_is_not_merged_into_itself_or_a_retired_one(two, margaret):
    old, new = two
    with pytest.raises(ValueError, match="another one"):
        merge(old, old, margaret)
    merge(old, new, margaret)
    with pytest.raises(ValueError, match="active"):
        merge(new, old, margaret)


def test_merged_its_address_and_words_lead_to_the_other(client, two, margaret):
    old, new = two
    merge(old, new, margaret)

    answer = client.get("/skills/pgsql/")
    assert (answer.status_code, answer.url) == (301, "/skills/postgresql/")
    assert set(Skill.objects.resolve(["pg", "PgSQL", "pgsql", "postgresql"]).values()) == {new}
    assert AuditEvent.objects.of(old).get().after == {"into": "postgresql"}


def test_merged_profiles_and_gigs_name_the_other_once(client, two, margaret):
    old, new = two
    both = make_developer(handle="both", skills=["pgsql", "postgresql", "go"])
    one = make_developer(handle="one", skills=["pgsql", "go"])
    gig = make_gig(skills=["pgsql", "python"])
    merge(old, new, margaret)

    for developer in (both, one):
        assert set(developer.developer_skills.values_list("skill__slug", flat=True)) == {"postgresql", "go"}
        assert "PgSQL" not in Developer.objects.get(pk=developer.pk).skill_words
    assert set(GigSkill.objects.filter(gig=gig).values_list("skill__slug", flat=True)) == {"postgresql", "python"}
    assert client.get("/developers/?skill=pgsql").context["count"] == 2


def test_names_that_are_spelt_alike_in_an_address_are_two_skills(client, grace, margaret):
    other = make_skill("z")
    client.force_login(grace)
    propose(client, name="Z++")
    proposal = SkillProposal.objects.get()
    judge(proposal, margaret, Outcome.APPROVE)
    assert proposal.skill != other and proposal.skill.slug.startswith("z-")


@pytest.mark.parametrize("slugs", [("a1", "b1", "c1"), ("c1", "b1", "a1"), ("b1", "c1", "a1")])
def test_merged_twice_every_word_leads_to_the_last(client, margaret, slugs):
    first, second, third = [make_skill(slug) for slug in slugs]
    merge(first, second, margaret)
    merge(second, third, margaret)

    assert set(Skill.objects.resolve(slugs).values()) == {third}
    assert client.get(f"/skills/{first.slug}/").url == third.get_absolute_url()
