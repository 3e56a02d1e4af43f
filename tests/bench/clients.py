"""What Clients costs beside a page that shows the same finished table: `make bench-clients`.

With 200 and with 1,000 clients of two years of daily scores and six daily habits. The page is run again and again
in one process, warm, in turns with two others: the page of the same program that has the finished table and nothing
else on it ("table"), and a script outside of the program with a title and that table ("bare"). Printed are medians
and ratios; the targets are 1.5 times the table with 200 clients, 2 with 1,000, and 1.5 times the memory of the bare
one, each in a process of its own. All clients share one history's frames: a summary is worked out and kept for each
all the same. The first look is without reading from the disk; what that takes for one client is printed on top.
"""

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest

from ssi.model import History
from ssi.store import Store, open_memory
from ssi.ui import client_files, clients, comparing, programme
from tests.bench.rerun import milliseconds
from tests.pages.support import OpenPage, as_local, two_years

ROUNDS = 30
_bare: dict[str, Any] = {}


@contextmanager
def coach(count: int) -> Iterator[OpenPage]:
    """A store of so many clients, each with the same two years."""
    frames = two_years().history(1).frames
    store = open_memory()
    for number in range(count):
        store.add_person(f"Client number {number}")

    def history(kept: Store, person: int) -> History:
        return History(person, f"Client number {person}", kept.version(person), frames)

    with patch.object(Store, "history", history), as_local(store) as open_page:
        yield open_page


@contextmanager
def table_only(answers: dict[str, Any]) -> Iterator[None]:
    """The page with its clients and their table ready-made, as in ``answers``, and nothing else on it."""

    def ready(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*args: Any) -> Any:
            if name not in answers:
                answers[name] = function(*args)
            return answers[name]

        return answer

    finished = {
        name: ready(name, getattr(clients, name)) for name in ("everybody", "chosen", "aliases", "_table")
    }
    without = dict.fromkeys(("latest_shared", "editor", "add"), lambda *_args: None)
    with ExitStack() as stack:
        for name, function in {**finished, **without}.items():
            stack.enter_context(patch.object(clients, name, function))
        stack.enter_context(patch.object(comparing, "view", lambda: "table"))
        stack.enter_context(patch.object(programme, "section", lambda _here: None))
        stack.enter_context(patch.object(client_files, "door", lambda _here: None))
        yield


def bare_page() -> None:
    """A title and the table, with a row to be selected."""
    st.title("Clients")
    st.dataframe(
        _bare["rows"],
        hide_index=True,
        column_config={_bare["rows"].columns[3]: st.column_config.ImageColumn(width=196)},
        selection_mode="single-row",
        on_select="rerun",
        key="table",
    )


def times(count: int) -> None:
    """Print how long the first look takes, and a warm rerun beside the two others."""
    with coach(count) as open_page:
        begin = time.perf_counter()
        ours = open_page("clients")
        assert not ours.exception
        first = time.perf_counter() - begin
        _bare["rows"] = ours.dataframe[0].value
        table, bare = open_page("clients"), bare_app()
        spent, answers = [], {}
        for _ in range(ROUNDS):
            mine = milliseconds(ours)
            with table_only(answers):
                milliseconds(table)
                beside = milliseconds(table)
            spent.append((mine, beside, milliseconds(bare)))
    mine, beside, alone = (statistics.median(each) for each in zip(*spent, strict=True))
    print(
        f"{count:>5} clients: first look {first:.1f} s ({1000 * first / count:.0f} ms a client), "
        f"warm rerun {mine:.1f} ms; table {beside:.1f} ms, ratio {mine / beside:.2f}; "
        f"bare {alone:.1f} ms, ratio {mine / alone:.2f}",
        flush=True,
    )


def bare_app() -> AppTest:
    """The script with nothing but the table, run once."""
    script = "from tests.bench.clients import bare_page\nbare_page()"
    return AppTest.from_string(script, default_timeout=600).run()


def memory(count: int, page: str) -> None:
    """Print the memory, in MB, of a process that has opened a page of so many clients and run it ten times."""
    if page == "bare":
        _bare["rows"] = finished_rows(count)
        rerun(bare_app())
    else:
        with coach(count) as open_page:
            rerun(open_page("clients"))


def rerun(app: AppTest) -> None:
    """Run a page ten times, then print what the process holds."""
    for _ in range(10):
        milliseconds(app)
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print(pages * resource.getpagesize() / 2**20)


def finished_rows(count: int) -> Any:
    """A table of so many rows as the page has them, without any client behind it."""
    from ssi import charts
    from ssi.charts import Look
    from ssi.words import clients as words
    from tests.words.test_clients import TODAY, client

    rows = words.table(
        [client(f"Client number {each}", points=0.4) for each in range(count)], {1: "A"}, TODAY
    )
    lines = [
        charts.score_sparkline([50 + (each + week) % 9 for week in range(26)], Look())
        for each in range(count)
    ]
    return rows.assign(**{str(rows.columns[3]): lines})


def main() -> None:
    """Print times, then memory."""
    store = two_years()
    begin = time.perf_counter()
    store.history(1)
    print(f"reading one history: {1000 * (time.perf_counter() - begin):.0f} ms", flush=True)
    for count in (200, 1000):
        times(count)
    for count in (200, 1000):
        found = {
            page: float(
                subprocess.run(
                    [sys.executable, "-m", "tests.bench.clients", str(count), page],
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
            )
            for page in ("clients", "bare")
        }
        ratio = found["clients"] / found["bare"]
        print(
            f"{count:>5} clients: {found['clients']:.0f} MB, bare {found['bare']:.0f} MB, ratio {ratio:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    # By its name: the bare page's script imports this module, and has to meet the very same table.
    from tests.bench import clients as bench

    if len(sys.argv) > 1:
        bench.memory(int(sys.argv[1]), sys.argv[2])
    else:
        bench.main()
