"""What a calendar of days tells."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """What a calendar of days tells at a glance.

    ``known`` of ``days`` days are known; ``total`` actions were done on them. ``busiest`` is the day of the week (0 is
    Monday) with the most in the mean of its known days; None where nothing was done, two days share that, or only
    totals over several days are known.
    """

    days: int
    known: int
    total: float
    busiest: int | None
