"""Damaged files of every format, for as long as one likes: `make fuzz`, or `make fuzz MINUTES=60`.

Each file is a sample damaged by a seed. The first one that breaks a promise stops the run: its bytes are kept, and
its seed is said, from which `python -m tests.bench.fuzz --seed` goes on.
"""

import argparse
import time
from random import Random

from tests.readers.damage import damaged
from tests.readers.promises import check
from tests.readers.samples import SAMPLES


def main() -> None:
    """Read damaged files until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=0, help="the first seed; each file has the next one")
    given = asked.parse_args()
    names = sorted(SAMPLES)
    end = time.monotonic() + 60 * given.minutes
    seed, readable = given.seed, 0
    while time.monotonic() < end:
        name = names[seed % len(names)]
        try:
            readable += check(damaged(Random(seed), SAMPLES[name].data)) is not None
        except BaseException as error:
            error.add_note(f"{name}, seed {seed}")
            raise
        seed += 1
    print(f"{seed - given.seed} files, {readable} of them still readable; all promises kept.")


if __name__ == "__main__":
    main()
