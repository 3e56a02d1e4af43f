"""messages.csv: what one wrote, answered and followed up, and what others wrote; from who and when, never from texts.

Within a conversation, in order of time (o: one's own message, x: somebody else's):

    x x o o . . . . o x
    |   |           | └ a reply, and the next message to answer
    |   |           └ a follow-up: own after own, a day or more later
    |   └ the answer; its hours count from the first x
    └ a message to answer
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

import numpy as np
import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.moments import Dated
from ssi.readers.archive.rows import each_once
from ssi.readers.archive.tally import Counted
from ssi.readers.plain import plain_words
from ssi.words import archive as say

_FOLLOW_UP_AFTER = pd.Timedelta(hours=24)
_NEARLY_ALL = 0.9
_YES = ("yes", "true", "1")
_ADVERTISEMENT = "spinmail"
"""A word in the HTML of sponsored messages."""


@dataclass(frozen=True)
class Owner:
    """Whose archive it is, as far as it tells: a name, and addresses of profiles as `address` gives them."""

    name: str = ""
    addresses: frozenset[str] = field(default_factory=frozenset)


def address(urls: pd.Series) -> pd.Series:
    """Addresses of profiles for comparing: without scheme, www, what follows a question mark, case and %-signs."""
    plain = (
        each_once(urls, unquote)
        .str.lower()
        .str.replace(r"^https?://(?:[a-z]{2,3}\.)?|[?#].*$", "", regex=True)
    )
    return plain.str.rstrip("/")


def messages(entries: Dated, owner: Owner, problems: list[Problem]) -> Sequence[Counted]:
    """Counts of what happened in conversations; nothing, which is said, where no one shows who the owner is."""
    if entries.cells.empty:
        return ()
    file = entries.rows.file
    cells = _between_people(entries, problems)
    own = _is_own(cells, entries, owner) if len(cells) else pd.Series(dtype=bool)
    if own is None:
        problems.append(Problem(None, None, None, say.whose_messages(file, owner.name)))
        return ()
    talk = pd.DataFrame(
        {
            "conversation": cells["conversationid"],
            "moment": cells["moment"],
            "day": cells["day"],
            "own": own,
        }
    )
    # Newest first is usual; of messages in one second the lower is then the earlier.
    if len(talk) > 1 and talk["moment"].iloc[0] > talk["moment"].iloc[-1]:
        talk = talk.iloc[::-1]
    return _counted(
        talk.sort_values(["conversation", "moment"], kind="stable", ignore_index=True), entries.cells["day"]
    )


def _counted(talk: pd.DataFrame, seen: pd.Series) -> Sequence[Counted]:
    same = talk["conversation"].eq(talk["conversation"].shift())
    own, before = talk["own"], talk["own"].shift(fill_value=False)
    sent_before, got_before = same & before, same & ~before
    to_answer = ~own & ~(same & ~before)
    answer = own & got_before
    waited = talk["moment"] - talk["moment"].shift()
    asked_at = talk["moment"].where(to_answer).ffill()
    hours = (talk["moment"] - asked_at).dt.total_seconds() / 3600
    day = talk["day"]
    return (
        Counted("messages_sent", day[own], seen),
        Counted("messages_to_answer", day[to_answer], seen),
        Counted("messages_answered", day[answer], seen),
        Counted("hours_to_first_reply", day[answer], seen, values=hours[answer]),
        Counted("follow_ups", day[own & sent_before & (waited >= _FOLLOW_UP_AFTER)], seen),
        Counted("replies", day[~own & sent_before], seen),
    )


def _between_people(entries: Dated, problems: list[Problem]) -> pd.DataFrame:
    """Without drafts, advertisements and what LinkedIn took for spam; each is said by its number."""
    rows, cells = entries.rows, entries.cells

    def column(heading: str) -> pd.Series:
        return rows.column(heading).reindex(cells.index)

    drafts = (column(heading) for heading in ("ismessagedraft", "isconversationdraft"))
    draft = pd.concat([each.str.lower().isin(_YES) for each in drafts], axis=1).any(axis=1)
    nobody = rows.has("senderprofileurl") & (column("senderprofileurl") == "")
    sponsored = nobody & column("content").str.contains(_ADVERTISEMENT, case=False, regex=False)
    spam = column("folder").str.upper() == "SPAM"
    counts = [int(draft.sum()), int((sponsored & ~draft).sum()), int((spam & ~draft & ~sponsored).sum())]
    for count, sentence in zip(counts, (say.drafts, say.sponsored, say.spam), strict=True):
        if count:
            problems.append(Problem(None, None, None, sentence(count)))
    return cells[~(draft | sponsored | spam)]


def _is_own(cells: pd.DataFrame, entries: Dated, owner: Owner) -> pd.Series | None:
    """Which messages the owner sent; None where nothing tells who that is."""
    rows = entries.rows
    senders = each_once(cells["from"], plain_words)
    links = address(rows.column("senderprofileurl").reindex(cells.index))
    name = plain_words(owner.name)
    own_links = owner.addresses & set(links)
    under_name = senders == name if name else pd.Series(False, index=cells.index)
    if not own_links and under_name.any():
        # A namesake has an address too: the owner is in more conversations.
        linked = cells.loc[under_name & (links != ""), "conversationid"].groupby(links).nunique()
        own_links = frozenset([str(linked.idxmax())]) if len(linked) else frozenset()
    if not own_links and not under_name.any():
        receivers = _receivers(cells, entries)
        is_receiver = receivers.isin(owner.addresses).any() or _is_named(name, cells, entries)
        # Who is named among the receivers only never wrote; otherwise the name may be spelled differently here.
        if not is_receiver:
            everywhere = _in_every_conversation(cells["conversationid"], senders, links, receivers)
            return None if everywhere is None else links.eq(everywhere) | senders.eq(everywhere)
    return links.isin(own_links) | (under_name & (links == ""))


def _is_named(name: str, cells: pd.DataFrame, entries: Dated) -> bool:
    """Whether a name stands among the receivers of any message: names hold commas, so they are not parted."""
    told = each_once(entries.rows.column("to").reindex(cells.index), plain_words)
    return name != "" and bool((" " + told + " ").str.contains(f" {name} ", regex=False).any())


def _receivers(cells: pd.DataFrame, entries: Dated) -> pd.Series:
    """Who got each message, several rows for several: by address where the file gives those, else by name."""
    if entries.rows.has("recipientprofileurls"):
        # Addresses hold no comma, names do.
        several = entries.rows.column("recipientprofileurls").reindex(cells.index).str.split(",")
        return address(several.explode().str.strip())
    return each_once(entries.rows.column("to").reindex(cells.index), plain_words)


def _in_every_conversation(
    conversation: pd.Series, senders: pd.Series, links: pd.Series, receivers: pd.Series
) -> str | None:
    """The one person who has a part in nearly all conversations, by address or name; None where several have."""
    people = pd.concat([links if receivers.str.contains("/").any() else senders, receivers])
    parts = pd.DataFrame({"person": people, "conversation": conversation.reindex(people.index).to_numpy()})
    parts = parts[parts["person"] != ""].drop_duplicates()
    counts = parts["person"].value_counts()
    # A notice without a receiver should not stand in the way.
    top = counts[counts >= np.ceil(_NEARLY_ALL * conversation.nunique())]
    return str(top.index[0]) if len(top) == 1 else None
