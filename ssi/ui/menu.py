"""The menu: groups, and in each the pages with their title and icon. The first page is the start page."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ssi.words import behaviours, clients, handouts, routine, screens, sessions

PAGES = {
    screens.group_look: {
        "today": (screens.today, ":material/today:"),
        "trends": (screens.trends, ":material/show_chart:"),
        "changes": (screens.changes, ":material/compare_arrows:"),
        "lines_up": (screens.lines_up, ":material/stacked_bar_chart:"),
        "behaviours": (behaviours.title, ":material/directions_walk:"),
    },
    screens.group_do: {"routine": (routine.title, ":material/event_repeat:")},
    screens.group_coach: {
        "clients": (clients.title, ":material/groups:"),
        "session": (sessions.title, ":material/forum:"),
        "report": (handouts.title, ":material/description:"),
    },
    screens.group_data: {"data": (screens.data, ":material/table_view:")},
}
"""A page's name is that of its file, and of its address."""

NAMES = tuple(name for entries in PAGES.values() for name in entries)


COACH = ("clients", "session")
"""Pages that are in the menu only where there is a second person; their address opens them all the same."""


OF_ALL = ("clients",)
"""Pages that are about everybody, not about the one person who is looked at."""


def path(name: str) -> Path:
    """The file of a page."""
    return Path(__file__).parents[2] / "pages" / f"{name}.py"


def icon(name: str) -> str:
    """The icon of a page."""
    return next(entries[name][1] for entries in PAGES.values() if name in entries)


def presented(run: Callable[[], None], title: str) -> list[st.Page]:
    """Every address while presenting: all of them run the same function, under a title that names nobody else."""
    return [
        st.Page(run, title=title, url_path="" if name == NAMES[0] else name, default=name == NAMES[0])
        for name in NAMES
    ]


def pages(*, has_clients: bool) -> dict[str, list[st.Page]]:
    """The menu as `st.navigation` takes it."""
    return {
        group(): [
            st.Page(
                path(name),
                title=title(),
                icon=icon,
                visibility="visible" if has_clients or name not in COACH else "hidden",
            )
            for name, (title, icon) in entries.items()
        ]
        for group, entries in PAGES.items()
    }
