"""How long a real-sized archive of LinkedIn takes, and a bomb in its shape: `python -m tests.bench.archive`.

Each case runs in a process of its own. Printed are its seconds (the best of three for the archive, all imports
done) and the most memory that the process ever held, Python and pandas included. The targets: the archive under
5 s on two cores, the bomb refused in under 2 s and under 300 MB.
"""

import io
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta

from ssi.readers import UnreadableFile, read
from tests.readers.archive.build import archive, comments

MESSAGES, REACTIONS, CONNECTIONS, COMMENTS, SHARES = 20_000, 10_000, 3_000, 3_000, 500
NAME = "Complete_LinkedInDataExport_09-30-2026.zip"
TODAY = date(2026, 9, 30)
FIRST = datetime(2016, 10, 1)
ME = ("Anna Muster", "https://www.linkedin.com/in/anna-muster")
TEXT = (
    "we measured this for a year and found that most of what people call luck is a second message sent on a "
    "quiet Tuesday with a reason why it may matter to them and nothing else in it"
)
TITLES = (
    "Head of Sales",
    "Consultant",
    "Geschäftsführer",
    "Product Owner",
    "Data Analyst",
    "",
    "CEO",
    "Nurse",
)


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(TEXT.split(), k=words)).capitalize() + "."


def moments(chance: random.Random, count: int) -> list[datetime]:
    """Newest first, as LinkedIn writes them."""
    span = int(timedelta(days=3650).total_seconds())
    return sorted((FIRST + timedelta(seconds=chance.randrange(span)) for _ in range(count)), reverse=True)


def person(number: int) -> tuple[str, str]:
    return f"Person {number}", f"https://www.linkedin.com/in/person-{number}"


def message(chance: random.Random, moment: datetime) -> list[str]:
    # A few people write often, most once or twice.
    number = int(chance.paretovariate(1.2)) % 2_000
    sides = [ME, person(number)]
    chance.shuffle(sides)
    (name, link), (other, other_link) = sides
    text = "\n\n".join(sentence(chance, chance.randint(3, 60)) for _ in range(chance.randint(1, 4)))
    stamp = f"{moment:%Y-%m-%d %H:%M:%S} UTC"
    return [f"2-{number:08}==", "", name, link, other, other_link, stamp, "", text, "INBOX", "", "No", "No"]


def complete_archive() -> bytes:
    chance = random.Random(20260930)
    urn = "https://www.linkedin.com/feed/update/urn:li:activity:7"
    connected = moments(chance, CONNECTIONS)
    files = {
        "messages": [message(chance, moment) for moment in moments(chance, MESSAGES)],
        "Reactions_10000001.csv": b"Date,Type,Link\n"
        + b"".join(
            f"{moment:%Y-%m-%d %H:%M:%S},LIKE,{urn}{number}\n".encode()
            for number, moment in enumerate(moments(chance, REACTIONS))
        ),
        "Comments_10000001.csv": comments(
            [
                (f"{moment:%Y-%m-%d %H:%M:%S}", f"{urn}{number}", sentence(chance, chance.randint(1, 40)))
                for number, moment in enumerate(moments(chance, COMMENTS))
            ]
        ),
        "Shares": [
            [
                f"{moment:%Y-%m-%d %H:%M:%S}",
                f"{urn}{number}",
                '"\n"'.join(sentence(chance, 30) for _ in range(6)),
            ]
            for number, moment in enumerate(moments(chance, SHARES))
        ],
        "Connections": [
            [
                *(f"Person{number}", "Beispiel", person(number)[1], ""),
                *(f"Company {number % 700} GmbH", chance.choice(TITLES), f"{moment:%d %b %Y}"),
            ]
            for number, moment in enumerate(connected)
        ],
        "Invitations": [
            [
                *(ME[0], f"Person {number}", f"{moment:%-m/%-d/%y, %-I:%M %p}", ""),
                *("OUTGOING", ME[1], person(number)[1]),
            ]
            for number, moment in enumerate(moments(chance, 1_000))
        ],
        "SearchQueries": [
            [f"{moment:%Y/%m/%d %H:%M:%S} UTC", sentence(chance, 2)] for moment in moments(chance, 2_000)
        ],
        "Positions": [["Nordwind GmbH", "Consultant", "", "", "Jan 2015", ""]],
        "Profile": [["Anna", "Muster", "", "", "", "Helps teams decide"]],
    }
    return archive(files)


def bomb() -> bytes:
    """An archive of 300 KB whose messages unpack to 300 MB, and claim to be small."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("Connections.csv", b"First Name,Last Name,Connected On\nBen,Beispiel,02 Mar 2026\n")
        with package.open("messages.csv", "w", force_zip64=True) as stream:
            for _ in range(300):
                stream.write(b"0" * 1_000_000)
    return kept.getvalue()


def lying_bomb() -> bytes:
    """The same, with claims of 1,000 bytes in both headers."""
    return (
        bomb()
        .replace((300_000_000).to_bytes(8, "little"), (1000).to_bytes(8, "little"))
        .replace((300_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    )


def refused(data: bytes) -> None:
    try:
        read(NAME, data, today=TODAY)
    except UnreadableFile as refusal:
        print(f"  refused: {refusal}")
    else:
        raise AssertionError("A bomb was read.")


def whole(data: bytes) -> None:
    reading = read(NAME, data, today=TODAY, time_zone="Europe/Berlin")
    assert reading.habits.loc[reading.habits["habit"] == "reactions", "count"].sum() == REACTIONS
    assert (
        reading.outcomes.loc[reading.outcomes["measure"] == "connections_added", "value"].sum() == CONNECTIONS
    )


CASES: dict[str, tuple[Callable[[], bytes], Callable[[bytes], None], int]] = {
    "archive": (complete_archive, whole, 3),
    "bomb": (bomb, refused, 1),
    "lying bomb": (lying_bomb, refused, 1),
}


def measure(case: str) -> None:
    make, use, rounds = CASES[case]
    data = make()
    read("first.csv", b"Date,SSI\n2026-03-02,41\n", today=TODAY)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent: list[float] = []
    for _ in range(rounds):
        begin = time.perf_counter()
        use(data)
        spent.append(time.perf_counter() - begin)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{case:<12} {len(data) / 1e6:>6.1f} MB packed {min(spent):>7.2f} s {before:>6.0f} → {most:>4.0f} MB of memory"
    )


def main() -> None:
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    for case in CASES:
        subprocess.run([sys.executable, "-m", "tests.bench.archive", case], check=True)


if __name__ == "__main__":
    main()
