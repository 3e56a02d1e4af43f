from dataclasses import replace
from datetime import UTC, date, datetime

from ssi.model import Batch, Holdings
from ssi.words import keeping

FILE = Batch(
    id=1,
    kind="import",
    name="history.csv",
    format="csv",
    added_at=datetime(2026, 11, 17, 9, 30, tzinfo=UTC),
    snapshots=26,
    counts=1,
    events=0,
    posts=0,
    profile=0,
    choices=0,
    first=date(2026, 5, 20),
    last=date(2026, 11, 16),
    undone=False,
    problems=(),
    options={},
    has_content=True,
)
TODAY = date(2026, 11, 20)


def test_a_batch_says_what_it_holds_from_when_to_when_and_its_age():
    said = keeping.batch(FILE, TODAY)
    assert said == "26 snapshots · 1 count · 20 May 2026 to 16 Nov 2026 · added 3 days ago"


def test_a_batch_of_posts_and_profile_texts_says_so():
    archive = replace(FILE, snapshots=0, counts=0, posts=1, profile=2)
    assert keeping.batch(archive, TODAY).startswith("1 post · 2 profile texts · ")


def test_an_undone_choice_of_one_day_says_so():
    day = date(2026, 11, 16)
    choice = replace(FILE, kind="choice", snapshots=0, counts=0, choices=1, first=day, last=day, undone=True)
    assert keeping.batch(choice, TODAY) == "1 value chosen · 16 Nov 2026 · added 3 days ago · undone"


def test_a_batch_that_says_nothing_has_only_its_age():
    nothing = replace(FILE, snapshots=0, counts=0, first=None, last=None)
    assert keeping.batch(nothing, date(2026, 11, 17)) == "added today"


def test_deleting_lists_all_that_goes():
    said = keeping.holdings(
        Holdings(people=1, imports=1, snapshots=26, counts=0, events=2, posts=3, profile=1, documents=2)
    )
    assert said == (
        "This goes, and cannot be brought back: 26 snapshots, 2 events, 3 posts, 1 profile text, "
        "2 plans, experiments, reviews and goals, 1 file that you added."
    )
