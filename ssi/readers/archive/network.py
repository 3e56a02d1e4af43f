"""Connections.csv and Invitations.csv: requests with and without a note, who was gained, and guesses about them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.judging import company_key, is_decision_maker
from ssi.readers.archive.messages import Owner, address
from ssi.readers.archive.moments import Dated
from ssi.readers.archive.profile import Positions
from ssi.readers.archive.rows import each_once
from ssi.readers.archive.tally import Counted
from ssi.words import archive as say

_INCOMING, _OUTGOING = "INCOMING", "OUTGOING"


@dataclass(frozen=True)
class Invitations:
    """The requests of an archive, with their direction in capitals."""

    entries: Dated
    cells: pd.DataFrame

    @property
    def sent(self) -> pd.DataFrame:
        """The requests that the owner sent."""
        return self.cells[self.cells["direction"] == _OUTGOING]

    def owner(self) -> Owner:
        """Who sent the outgoing ones: the most frequent name, and every address."""
        names = self.sent.loc[self.sent["from"] != "", "from"]
        name = str(names.mode().iloc[0]) if len(names) else ""
        links = address(self.entries.rows.column("inviterprofileurl").reindex(self.sent.index))
        return Owner(name, frozenset(links[links != ""].unique().tolist()))

    def counted(self, problems: list[Problem]) -> Sequence[Counted]:
        """Requests sent, with and without a note, and received, by day."""
        if self.cells.empty:
            return ()
        seen = self.cells["day"]
        unknown = ~self.cells["direction"].isin((_INCOMING, _OUTGOING))
        if unknown.any():
            file = self.entries.rows.file
            lines = self.cells.loc[unknown, "line"].astype(int).tolist()
            problems.append(Problem(lines[0], None, None, say.no_direction(file, lines), left_out=True))
        received = self.cells.loc[self.cells["direction"] == _INCOMING, "day"]
        counted = [Counted("invitations_sent", self.sent["day"], seen)]
        if self.entries.rows.has("message"):
            with_note = self.sent.loc[self.sent["message"] != "", "day"]
            counted.append(Counted("invitations_with_note", with_note, seen))
        return (*counted, Counted("invitations_received", received, seen))


def invitations(entries: Dated) -> Invitations:
    """The requests of an Invitations.csv."""
    return Invitations(entries, entries.cells.assign(direction=entries.cells["direction"].str.upper()))


def connections(entries: Dated, positions: Positions | None, problems: list[Problem]) -> Sequence[Counted]:
    """Connections by the day they were made; who decides and who works elsewhere is told by their jobs of today."""
    rows, cells = entries.rows, entries.cells
    if cells.empty:
        return ()
    day = cells["day"]
    names = cells["firstname"] + cells["lastname"]
    hidden = int(((names == "") & (rows.column("url").reindex(cells.index) == "")).sum())
    if hidden:
        problems.append(Problem(None, None, None, say.hidden_connections(hidden)))
    counted = [Counted("connections_added", day, day)]
    if rows.has("company", "position"):
        title, company = cells["position"], cells["company"]
        decides = each_once(title, is_decision_maker).astype(bool)
        counted += [
            Counted("connections_with_job", day[(title != "") | (company != "")], day),
            Counted("connections_decision_makers", day[decides], day),
        ]
        counted += _outside(cells, positions, rows.file, problems)
    return counted


def _outside(
    cells: pd.DataFrame,
    positions: Positions | None,
    file: str,
    problems: list[Problem],
) -> Sequence[Counted]:
    """Connections at a company that was not one's own on that day; known only for days with a job of one's own."""
    if positions is None or not positions.jobs:
        problems.append(Problem(None, None, None, say.own_company_unknown()))
        return ()
    known = pd.Series(False, index=cells.index)
    inside = pd.Series(False, index=cells.index)
    keys = each_once(cells["company"], company_key)
    for job in positions.jobs:
        then = cells["day"].between(job.first, job.last)
        known |= then
        inside |= then & (keys == company_key(job.company))
    outside = known & ~inside & (keys != "")
    stretches = [(job.first, job.last) for job in positions.jobs]
    return (Counted("connections_outside", cells.loc[outside, "day"], cells["day"], known=stretches),)


def accepted(sent: Invitations, made: Dated, problems: list[Problem]) -> Sequence[Counted]:
    """Requests that were accepted: sent to an address that is among the connections, on the day of connecting.

    A lower bound, for archives often lack requests that were accepted, and connections without an address.
    """
    if sent.sent.empty:
        return ()
    rows = sent.entries.rows
    links = address(rows.column("inviteeprofileurl").reindex(sent.sent.index))
    requests = pd.DataFrame({"link": links, "asked": sent.sent["day"]})
    requests = requests[requests["link"] != ""].sort_values("asked").drop_duplicates("link")
    gained = pd.DataFrame(
        {"link": address(made.rows.column("url").reindex(made.cells.index)), "day": made.cells["day"]}
    )
    gained = gained[gained["link"] != ""]
    if requests.empty or gained.empty:
        problems.append(Problem(None, None, None, say.accepted_unknown()))
        return ()
    problems.append(Problem(None, None, None, say.accepted_is_lower_bound()))
    both = requests.merge(gained.drop_duplicates("link"), on="link")
    # A request is dated in another zone than a connection.
    both = both[both["day"] >= both["asked"] - pd.Timedelta(days=1)]
    seen = pd.concat([requests["asked"], both["day"]], ignore_index=True)
    return (Counted("invitations_accepted", both["day"], seen),)
