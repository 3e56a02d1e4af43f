"""How the tests are run: spread over processes, and with how many examples."""

import os

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"


class OneBrowser(LoadScopeScheduling):
    """Browser tests share one process: two browsers on two cores only wait for each other, and lose clicks.

    Every other test goes to whichever process is free. (What pytest-xdist 3.8 has for groups, pytest 9.2 ignores.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer | None) -> OneBrowser:
    """The way in which pytest-xdist spreads the tests."""
    return OneBrowser(config, log)


# A few examples in each run, many with HYPOTHESIS_PROFILE=long.
# Without deadline: a machine that several tests share is slow now and then, and that is no failure.
settings.register_profile(
    "short", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("short"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
