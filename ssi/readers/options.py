"""What the caller of `ssi.readers.read` knows or decides; the rest is worked out and stated as assumptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrder = Literal["day_first", "month_first"]
DecimalMark = Literal["comma", "point"]
BlankMeans = Literal["zero", "unknown"]


@dataclass(frozen=True)
class Options:
    """The keywords of `ssi.readers.read`; None leaves the decision to the reader.

    - ``name``: the file's name, only a label; ``today``: days after it are in the future.
    - ``scale``: the top of a pillar in this file, 25 or 100. ``time_zone``: the person's, as "Europe/Berlin".
    - ``snapshot_date``: the day of a capture that names none.
    - ``columns``: heading → role, as in ``Assumption("columns").chosen``, for those that should change.
    - ``person_column``: the heading that tells people apart; "" for a file of one person.
    """

    name: str
    today: date | None = None
    date_order: DateOrder | None = None
    decimal: DecimalMark | None = None
    scale: int | None = None
    blank_means: BlankMeans | None = None
    time_zone: str | None = None
    snapshot_date: date | None = None
    columns: Mapping[str, str] | None = None
    person_column: str | None = None
