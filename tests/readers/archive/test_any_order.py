"""Whatever the order of the rows, the counts are the same, and every row is counted."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.readers import UnreadableFile, read
from tests.readers.archive.build import TODAY, archive, comments, counts, message, only, read_archive, table

POST = "https://www.linkedin.com/feed/update/urn:li:activity:7"
FIRST = datetime(2026, 2, 1)
minutes = st.lists(st.integers(0, 40 * 24 * 60), min_size=1, max_size=25, unique=True)
texts = st.sampled_from(
    ["Great post", 'He said "no", and we measured it', "One\nTwo, three four five", "👏", "a,b"]
)
SLUGS = ("comments", "comments_specific", "reactions", "posts", "reposts")


def stamp(minute: int) -> str:
    return f"{FIRST + timedelta(minutes=minute):%Y-%m-%d %H:%M:%S}"


# Three files, read twice: a quarter of the examples is enough.
@settings(max_examples=settings().max_examples // 4)
@given(minutes, st.randoms(use_true_random=False), st.data())
def test_the_order_of_the_rows_changes_nothing_and_each_is_counted(chosen, chance, data):
    written = [(stamp(minute), POST, data.draw(texts)) for minute in chosen]
    likes = [[stamp(minute), "LIKE", POST] for minute in chosen]
    # Each post has words of its own, for equal ones within two days would be one post edited.
    shares = [[stamp(minute), f"{POST}{minute}", f"Word{minute}" * (minute % 3)] for minute in chosen]

    def reading_of():
        return read_archive({"Comments.csv": comments(written), "Reactions": likes, "Shares": shares})

    before = reading_of()
    for rows in (written, likes, shares):
        chance.shuffle(rows)
    after = reading_of()
    for slug in SLUGS:
        assert counts(before, slug) == counts(after, slug)
    for slug in ("comments", "reactions"):
        assert sum(counts(after, slug).values()) == len(chosen)
    assert sum(sum(counts(after, slug).values()) for slug in ("posts", "reposts")) == len(chosen)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["anna", "ben"]), st.integers(0, 10_000)),
        max_size=20,
    )
)
def test_conversations_keep_their_books(rows):
    # Each message in a minute of its own: which of two at once came first, nobody knows.
    rows = list({minute: (conversation, who, minute) for conversation, who, minute in rows}.values())
    reading = read_archive(
        {
            "messages": [message(conversation, who, stamp(minute)) for conversation, who, minute in rows],
            "Profile": [["Anna", "Muster", "", "", "", "Helps teams decide"]],
        }
    )

    def total(slug: str) -> float:
        return sum(counts(reading, slug).values())

    assert total("messages_sent") == sum(who == "anna" for _conversation, who, _minute in rows)
    assert total("messages_answered") <= total("messages_to_answer") <= len(rows) - total("messages_sent")
    assert total("replies") <= total("messages_to_answer")
    assert total("follow_ups") + total("messages_answered") <= total("messages_sent")
    assert (only(reading).outcomes["value"] >= 0).all()


LIKE = ["2026-03-02 08:00:00", "LIKE", POST]
FILES = {
    "Shares": table("Shares", [["2026-03-02 08:00:00", POST, 'First"\n""\n"Third', POST]]),
    "Comments": comments(
        [("2026-03-02 08:00:00", POST, 'He said "no"'), ("2026-03-03 08:00:00", POST, "a\nb")]
    ),
    "Reactions": table("Reactions", [LIKE, ["2026-03-03 08:00:00", "LIKE", POST]]),
    "messages": table(
        "messages",
        [message("c1", "anna", "2026-03-02 08:00:00"), message("c1", "ben", "2026-03-03 08:00:00", "a\nb")],
    ),
    "Connections": table("Connections", [["Ben", "Beispiel", "", "", "Nordwind", "CEO", "02 Mar 2026"]]),
    "Invitations": table("Invitations", [["Anna", "Ben", "3/2/26, 9:03 AM", "", "OUTGOING"]]),
    "Positions": table("Positions", [["Nordwind", "Consultant", "", "", "Jan 2024", ""]]),
    "Profile": table("Profile", [["Anna", "Muster", "", "", "", "Helps teams decide"]]),
    "Member_Follows": table("Member_Follows", [["2026-03-02 08:00:00", "Active", "Ben Beispiel"]]),
    "Articles/2026-03-01-first.html": b"<title>First</title>",
}
PIECES = st.sampled_from(
    [
        b'"',
        b'\\"',
        b"\n",
        b"\r",
        b",",
        b";",
        b"\t",
        b"\x00",
        b"\xff",
        b"9999-12-31 23:59:59",
        b"0001-01-01 00:00:00",
    ]
) | st.binary(max_size=4)


@given(st.sampled_from(list(FILES)), st.booleans(), st.sampled_from([None, "Pacific/Auckland"]), st.data())
def test_whatever_happens_to_a_file_of_an_archive_it_is_read_or_refused(name, alone, time_zone, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 30))] = data.draw(PIECES)
    path = name if name.endswith(".html") else f"{name}.csv"
    others = {other if other.endswith(".html") else f"{other}.csv": text for other, text in FILES.items()}
    zipped = archive(others | {path: bytes(content)})
    try:
        reading = read(path, bytes(content) if alone else zipped, today=TODAY, time_zone=time_zone)
    except UnreadableFile:
        return
    for frames in reading.people.values():
        assert any(len(frame) for frame in vars(frames).values())
        assert not frames.habits.duplicated(["date", "habit"]).any()
        assert not frames.outcomes.duplicated(["date", "measure"]).any()
        assert (frames.habits["count"] >= 0).all()
