import pytest

from gigs.pay import market


@pytest.fixture(autouse=True)
def no_figures_of_another_test():
    market.forget()
    yield
    market.forget()
