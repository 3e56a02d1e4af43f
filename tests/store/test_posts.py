"""Posts and profile texts: what several files tell of one post makes one row."""

from datetime import date, timedelta

import pytest

from ssi.model import Frames, frame
from ssi.store import Store, open_memory
from tests.store.support import MONDAY, scores, ticking

TUESDAY = MONDAY + timedelta(days=1)
SHARE = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7100000000000000001"


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def person(store: Store) -> int:
    return store.first_person().id


def published(*rows: dict) -> Frames:
    return Frames(posts=frame("posts", [{"published": MONDAY, **row} for row in rows]))


def profile(*rows: tuple[date, str, str]) -> Frames:
    return Frames(profile=frame("profile", [{"date": d, "field": f, "text": t} for d, f, t in rows]))


def keep(store: Store, person: int, frames: Frames, **more):
    return store.add(person, frames, **{"kind": "import", "name": "file", **more})


def kept(store: Store, person: int) -> list[dict]:
    """The posts, without what is unknown of them."""
    rows = store.history(person).frames.posts.to_dict("records")
    return [{key: said for key, said in row.items() if said == said and said != ""} for row in rows]


def test_posts_and_profile_come_back_as_they_were_given(store, person):
    given = Frames(
        posts=frame(
            "posts",
            [
                {"published": MONDAY, "url": SHARE, "text": "Two\n\nlines", "kind": "post", "impressions": 0},
                {"published": TUESDAY, "url": "https://example.org/a", "kind": "article"},
            ],
        ),
        profile=frame("profile", [{"date": MONDAY, "field": "headline", "text": "Sells pens"}]),
    )
    added = keep(store, person, given)
    assert (added.new_values, added.same_values) == (3, 0)
    found = store.history(person).frames
    for name in ("posts", "profile"):
        assert getattr(found, name).equals(getattr(given, name)), name
        assert getattr(found, name).dtypes.to_dict() == getattr(given, name).dtypes.to_dict()


def test_a_text_from_the_archive_and_numbers_from_the_analytics_are_one_post(store, person):
    keep(store, person, published({"url": SHARE, "text": "Hello", "kind": "post"}))
    address = "http://linkedin.com/posts/ann-example_hello-share-7100000000000000001-AbCd/?utm_source=x"
    numbers = keep(store, person, published({"url": address, "impressions": 210, "engagements": 9}))
    assert numbers.new_values == 1
    (post,) = kept(store, person)
    assert (post["text"], post["kind"], post["impressions"], post["engagements"]) == ("Hello", "post", 210, 9)
    store.undo(numbers.batch)
    (post,) = kept(store, person)
    assert (post["url"], "impressions" in post) == (SHARE, False)
    store.bring_back(numbers.batch)
    assert kept(store, person)[0]["impressions"] == 210


@pytest.mark.parametrize(
    "address",
    [
        "urn:li:activity:7100000000000000001",
        "https://www.linkedin.com/feed/update/urn:li:ugcPost:7100000000000000001/",
        "https://de.linkedin.com/posts/ann_to-share-2023-plans-activity-7100000000000000001-AbCd",
        "https://www.linkedin.com/share/7100000000000000001",
        SHARE.upper(),
    ],
)
def test_the_number_in_an_address_tells_which_post_it_is(store, person, address):
    keep(store, person, published({"url": SHARE}))
    keep(store, person, published({"url": address}))
    assert len(kept(store, person)) == 1


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("https://www.linkedin.com/pulse/a-b", "linkedin.com/pulse/a-b/?trk=x#top", True),
        ("https://www.linkedin.com/pulse/a-b", "https://www.linkedin.com/pulse/a-c", False),
        # An article's title may hold a number that is no post's.
        (
            "https://www.linkedin.com/pulse/share-2023-plans",
            "https://www.linkedin.com/pulse/how-to-share-2023-plans",
            False,
        ),
    ],
)
def test_addresses_without_a_number_are_compared_without_their_trimmings(store, person, one, other, are_one):
    keep(store, person, published({"url": one}, {"url": other}))
    assert (len(kept(store, person)) == 1) is are_one


def test_a_post_without_an_address_is_told_by_its_day_and_text(store, person):
    keep(store, person, published({"text": "Hello"}, {"text": "Hello", "published": TUESDAY}))
    keep(store, person, published({"text": "Hello ", "engagements": 3}, {"text": "Bye"}))
    assert [
        (post["published"].date(), post["text"].strip(), post.get("engagements"))
        for post in kept(store, person)
    ] == [
        (MONDAY, "Bye", None),
        (MONDAY, "Hello", 3),
        (TUESDAY, "Hello", None),
    ]


def test_a_post_without_an_address_is_the_one_with_that_text_on_that_day(store, person):
    keep(store, person, published({"url": SHARE, "text": "Hello"}))
    keep(store, person, published({"text": "Hello", "impressions": 40}))
    (post,) = kept(store, person)
    assert (post["url"], post["impressions"]) == (SHARE, 40)


def test_newer_numbers_of_a_post_show_and_are_no_disagreement(store, person):
    keep(store, person, published({"url": SHARE, "impressions": 40}))
    added = keep(store, person, published({"url": SHARE, "impressions": 55}))
    assert (added.new_values, added.disagreements) == (1, 0)
    assert kept(store, person)[0]["impressions"] == 55
    assert store.disagreements(person).empty


def test_a_file_of_known_posts_adds_nothing(store, person):
    keep(store, person, published({"url": SHARE, "text": "Hello"}, {"text": "Bye"}))
    added = keep(store, person, published({"text": "Bye"}))
    assert added.new_values == 0
    assert len(kept(store, person)) == 2


def test_of_a_day_the_newest_text_of_each_profile_field_shows(store, person):
    first = profile(
        (MONDAY, "headline", "Sells pens"), (MONDAY, "summary", "Long"), (TUESDAY, "headline", "CEO")
    )
    keep(store, person, first)
    newer = keep(store, person, profile((MONDAY, "headline", "Sells ink"), (TUESDAY, "headline", "CEO")))
    assert newer.new_values == 1
    texts = store.history(person).frames.profile["text"].to_list()
    assert texts == ["Sells ink", "Long", "CEO"]
    store.undo(newer.batch)
    assert store.history(person).frames.profile["text"].to_list() == ["Sells pens", "Long", "CEO"]


def test_an_empty_profile_text_says_nothing(store, person):
    keep(store, person, profile((MONDAY, "headline", "Sells pens")))
    keep(store, person, profile((MONDAY, "headline", "")))
    assert store.history(person).frames.profile["text"].to_list() == ["Sells pens"]


def test_a_file_read_again_says_other_posts_and_keeps_its_place(store, person):
    batch = keep(store, person, published({"url": SHARE, "text": "Hello"})).batch
    keep(store, person, published({"url": SHARE, "text": "Hello, edited"}))
    again = published({"url": SHARE, "text": "Hi", "published": TUESDAY, "kind": "post"}, {"text": "Bye"})
    store.reread(batch, again, options={}, problems=())
    # The newer file says the day too; only the kind is known from the older one alone.
    assert [(post["text"], post.get("kind")) for post in kept(store, person)] == [
        ("Bye", None),
        ("Hello, edited", "post"),
    ]


def test_a_post_without_day_and_address_is_refused(store, person):
    with pytest.raises(ValueError, match="no published day and no url"):
        keep(store, person, published({"text": "Hello", "published": None}))
    assert store.batches(person) == ()


def test_a_post_of_unknown_day_is_kept_by_its_address(store, person):
    keep(store, person, published({"url": SHARE, "published": None}))
    (post,) = kept(store, person)
    assert post == {"url": SHARE}


def test_batches_and_holdings_count_posts_and_profile_texts(store, person):
    both = Frames(
        posts=published({"url": SHARE}, {"text": "Bye", "published": TUESDAY}).posts,
        profile=profile((MONDAY - timedelta(days=1), "headline", "Sells pens")).profile,
    )
    keep(store, person, both)
    keep(store, person, published({"url": SHARE, "impressions": 5}))
    newest, oldest = store.batches(person)
    assert (oldest.posts, oldest.profile, newest.posts, newest.profile) == (2, 1, 1, 0)
    assert (oldest.first, oldest.last) == (MONDAY - timedelta(days=1), TUESDAY)
    held = store.holdings()
    # The shared post counts once.
    assert (held.posts, held.profile, held.snapshots) == (2, 1, 0)


def test_posts_of_one_person_are_not_anothers(store, person):
    other = store.add_person("Ben Example").id
    keep(store, person, published({"url": SHARE}))
    assert store.history(other).is_empty
    keep(store, other, scores((MONDAY, {"overall": 50})))
    assert store.holdings().posts == 1
