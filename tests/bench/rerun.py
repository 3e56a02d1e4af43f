"""How much of a page's rerun is our own work: `make bench`.

Each page is run again and again in one process, warm, with two years of daily scores, six daily habits and a plan, in
turns with the same page on which everything that is read, worked out, worded or drawn is ready-made: every
function of store, analysis, charts, findings and tables gives the answer it gave before, without any work.
Printed are the medians and their ratio: 1.0 would mean that only Streamlit's own work is left. The target is 2.
"Anew" is the same rerun when nothing was kept from the one before, as after a change of the data.
"""

import inspect
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from ssi import charts
from ssi.analysis import (
    activity,
    alignment,
    before_after,
    behaviours,
    clients,
    experiments,
    goals,
    habits,
    handout,
    lining_up,
    outcomes,
    reviews,
    routine,
    sessions,
    shared_weeks,
    steps,
    suggestion,
    trends,
    why,
)
from ssi.catalog.routines import as_plan, usual
from ssi.model.plans import to_kept
from ssi.report import table_csv
from ssi.store import Store
from ssi.ui import menu
from ssi.words import activity as activity_words
from ssi.words import before_after as before_after_words
from ssi.words import behaviours as behaviours_words
from ssi.words import files, findings, handouts, lining_up_missing, lining_up_more, tables, tiles
from ssi.words import lining_up as lining_up_words
from ssi.words import routine as routine_words
from ssi.words import sessions as session_words
from ssi.words import steps as steps_words
from ssi.words import suggestion as suggestion_words
from ssi.words import why as why_words
from tests.pages.support import TODAY, as_local, two_years

ROUNDS = 50
ANALYSIS: tuple[Any, ...] = (
    *(trends, habits, alignment, lining_up, outcomes, before_after, steps, why),
    *(behaviours, routine, suggestion, activity, reviews, goals, experiments),
    *(clients, handout, sessions, shared_weeks),
)
WORDS: tuple[Any, ...] = (
    *(findings, tables, tiles, files, lining_up_missing, lining_up_more),
    *(lining_up_words, before_after_words, steps_words, why_words),
    *(activity_words, behaviours_words, routine_words, suggestion_words, session_words, handouts),
)
OURS: tuple[Any, ...] = (*ANALYSIS, *WORDS, charts, table_csv, Store)


class Replay:
    """Answers of one run, by function and turn, to be given again in every further run."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, int], Any] = {}
        self.turns: dict[str, int] = defaultdict(int)
        self.depth = 0

    def of(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*args: Any, **kwargs: Any) -> Any:
            if self.depth:  # Called by one of ours: part of an answer that is kept already.
                return function(*args, **kwargs)
            place = (name, self.turns[name])
            self.turns[name] += 1
            if place not in self.answers:
                self.depth += 1
                try:
                    self.answers[place] = function(*args, **kwargs)
                finally:
                    self.depth -= 1
            return self.answers[place]

        return answer


@contextmanager
def ready_made(replay: Replay) -> Iterator[None]:
    replay.turns.clear()
    with ExitStack() as stack:
        for home in OURS:
            for name, member in list(vars(home).items()):
                if inspect.isfunction(member) and not name.startswith("_"):
                    kept = replay.of(f"{home.__name__}.{name}", member)
                    stack.enter_context(patch.object(home, name, kept))
        yield


def milliseconds(app: AppTest) -> float:
    begin = time.perf_counter()
    app.run()
    spent = time.perf_counter() - begin
    assert not app.exception
    return spent * 1000


def main() -> None:
    print(f"{'page':<10} {'ours, ms':>9} {'ready-made, ms':>15} {'ratio':>6} {'anew, ms':>9} {'ratio':>6}")
    store = two_years()
    plan = as_plan(usual(), TODAY - timedelta(days=730))
    store.keep_document(store.first_person().id, "plan", plan.since.isoformat(), to_kept(plan))
    with as_local(store) as open_page:
        for name in menu.NAMES:
            ours, bare, replay = open_page(name), open_page(name), Replay()
            with ready_made(replay):
                milliseconds(bare)
            spent: list[tuple[float, float, float]] = []
            for _ in range(ROUNDS):
                mine = milliseconds(ours)
                del ours.session_state["once"]
                anew = milliseconds(ours)
                # Emptied in the middle of a run, it would have some answers asked for twice.
                del bare.session_state["once"]
                with ready_made(replay):
                    spent.append((mine, milliseconds(bare), anew))
            mine, floor, anew = (statistics.median(each) for each in zip(*spent, strict=True))
            ratios = mine / floor, anew / floor
            print(f"{name:<10} {mine:>9.1f} {floor:>15.1f} {ratios[0]:>6.2f} {anew:>9.1f} {ratios[1]:>6.2f}")


if __name__ == "__main__":
    main()
