"""The person's own time zone: LinkedIn's archive counts in UTC, and an evening there may be the next day here."""

from collections.abc import Iterable
from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from ssi.model import ARCHIVE_FORMATS, Batch
from ssi.ui import screen
from ssi.words import files

_UTC = "UTC"


@cache
def _names() -> tuple[str, ...]:
    """Zones by place, as "Europe/Berlin"; the database's old names and technical ones are left out."""
    places = (name for name in available_timezones() if "/" in name)
    return (
        _UTC,
        *sorted(name for name in places if not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))),
    )


def proposed(batches: Iterable[Batch]) -> str | None:
    """The zone that the last archive was read in, else the browser's; None where neither says."""
    used = (batch.options.get("time_zone") for batch in batches if batch.format in ARCHIVE_FORMATS)
    return next((str(zone) for zone in used if zone), st.context.timezone)


def choose(now: str | None, why: str, key: str) -> str | None:
    """Ask for the person's time zone; None where it is not known and nothing else is chosen: UTC, as written."""
    known = dict.fromkeys((now or _UTC, *_names()))
    zones = sorted(known, key=lambda zone: (zone != _UTC, zone))
    chosen: str = st.selectbox(
        files.assumption_question("time_zone"),
        zones,
        index=zones.index(now or _UTC),
        help=screen.plain(why),
        key=key,
    )
    return chosen if now or chosen != _UTC else None
