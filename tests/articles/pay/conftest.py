"""Each test of pay reads its own figures."""

from tests.gigs.pay.conftest import no_figures_of_another_test

__all__ = ["no_figures_of_another_test"]
