"""How many examples property tests try: a few each run, many with HYPOTHESIS_PROFILE=long."""

import os

from hypothesis import HealthCheck, settings

# Without deadline: a machine that several tests share is slow now and then, and that is no failure.
settings.register_profile(
    "short", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("short"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
