"""Who writes a profile here: grace, signed in."""

import pytest


@pytest.fixture
def me(client, grace):
    client.force_login(grace)
    return grace
