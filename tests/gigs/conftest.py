"""Grace and Linus with profiles, and grace's proposal for ada's gig."""

import pytest

from tests.accounts.factories import make_developer

from .hiring import make_proposal


@pytest.fixture
def graces_profile(grace):
    return make_developer(user=grace, handle="grace")


@pytest.fixture
def linus_profile(linus):
    return make_developer(user=linus, handle="linus")


@pytest.fixture
def proposal(gig, graces_profile):
    return make_proposal(gig=gig, developer=graces_profile)
