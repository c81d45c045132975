"""How much a report counts by whose it is: twice, nothing, or enough to limit when three are trusted."""

from tests.factories import make_gig, make_user

from .factories import case_of, make_report, rules_of


def judged_before(user, upheld: int, unfounded: int):
    first = make_report(make_gig(), reporter=user)
    decision = case_of(first.about).decide(make_moderator(), ["no_violation"], "There is nothing wrong with it at all.")
    first.refresh_from_db()
    outcomes = ["upheld"] * upheld + ["no_violation"] * unfounded
    for outcome in outcomes:
        copy = type(first)(**{f.attname: getattr(first, f.attname) for f in first._meta.concrete_fields})
        copy.pk, copy.code, copy.case, copy.outcome = None, f"code{user.pk}{copy_number()}", None, outcome
        copy.decision = decision
        copy.save(force_insert=True)
    first.outcome = outcomes[0]
    type(first).objects.filter(pk=first.pk).delete()


numbers = iter(range(10_000))


def copy_number() -> int:
    return next(numbers)


def make_moderator():
    return make_user(is_staff=True, is_superuser=True)


def test_three_trusted_reports_within_a_day_limit_it(gig):
    for _ in range(3):
        person = make_user()
        judged_before(person, 5, 1)
        make_report(gig, reporter=person)
    gig.refresh_from_db()
    assert gig.hold == "limited"
    assert case_of(gig).priority == 1


def test_three_reports_of_strangers_limit_nothing(gig):
    for _ in range(3):
        make_report(gig, reporter=make_user())
    gig.refresh_from_db()
    assert gig.hold == "none"


def test_who_was_mostly_wrong_counts_nothing(gig, grace):
    judged_before(grace, 1, 5)
    make_report(gig, reporter=grace, category="scam")
    case = case_of(gig)
    assert "unfounded-reporter" in rules_of(gig)
    assert (case.score, case.priority) == (0, 4)


def test_who_was_mostly_right_counts_twice(gig, grace, linus):
    judged_before(grace, 6, 0)
    make_report(gig, reporter=grace, category="scam")
    assert case_of(gig).score == 4 * (1 + 2)
    make_report(gig, reporter=linus, category="scam")
    assert case_of(gig).score == 4 * (1 + 2 + 1)
