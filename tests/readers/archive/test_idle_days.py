"""Days without an entry: none where a file could have one, not known elsewhere."""

from ssi.readers import read
from tests.readers.archive.build import TODAY, archive, counts, days, only, read_archive, table

POST = "https://www.linkedin.com/feed/update/urn:li:activity:7"


def like(day, number=1):
    return [f"2026-03-{day:02} 08:00:00", "LIKE", f"{POST}{number}"]


def test_each_file_is_none_on_idle_days_from_its_first_entry_to_the_archives_date():
    reading = read_archive(
        {"Reactions": [like(11), like(13)], "Votes": [["2026-03-13 08:00:00", POST, "Yes"]]},
        name="Complete_LinkedInDataExport_03-15-2026.zip",
    )
    habits = only(reading).habits
    assert habits[habits["habit"] == "reactions"]["count"].tolist() == [1, 0, 1, 0, 0]
    assert habits[habits["habit"] == "votes"]["count"].tolist() == [1, 0, 0]
    assert days(reading, "reactions")[-1] == days(reading, "votes")[-1] == "2026-03-15"
    assert (habits["days"] == 1).all()


def test_that_is_an_assumption_that_can_be_switched():
    files = {"Reactions": [like(11), like(13)], "Votes": []}
    (blank,) = [each for each in read_archive(files).assumptions if each.name == "blank_means"]
    assert (blank.chosen, blank.alternatives) == ("zero", ("unknown",))
    assert "15 Mar" in blank.why
    reading = read_archive(files, blank_means="unknown")
    assert days(reading, "reactions") == ["2026-03-11", "2026-03-13"]
    (blank,) = [each for each in reading.assumptions if each.name == "blank_means"]
    assert (blank.chosen, blank.alternatives) == ("unknown", ("zero",))


def test_comments_that_say_nothing_are_a_zero_under_those_that_do():
    comments = f"Date,Link,Message\n2026-03-11 08:00:00,{POST},Great post\n"
    reading = read_archive({"Comments.csv": comments.encode(), "Votes": []})
    assert counts(reading, "comments_specific") == {}
    assert days(reading, "comments_specific")[0] == "2026-03-11"
    # Also where idle days are not known: on this one there was a comment.
    reading = read_archive({"Comments.csv": comments.encode(), "Votes": []}, blank_means="unknown")
    assert days(reading, "comments_specific") == ["2026-03-11"]


def test_an_archive_that_ends_before_its_last_entry_ends_with_it():
    # In Auckland's time the evening of the last day is the day after.
    late = ["2026-03-15 20:00:00", "LIKE", POST]
    reading = read_archive({"Reactions": [late]}, time_zone="Pacific/Auckland")
    assert days(reading, "reactions") == ["2026-03-16"]


def test_follows_of_people_and_of_companies_are_one_habit():
    reading = read_archive(
        {
            "Member_Follows": [
                ["2026-03-10 08:00:00", "Active", "Ben Beispiel"],
                ["2026-03-12 08:00:00", "Inactive", "Caro Exempel"],
            ],
            "Company Follows": [
                ["Nordwind", "Tue Mar 10 08:12:14 UTC 2026"],
                ["Suedwind", "Wed Mar 11 08:12:14 UTC 2026"],
            ],
        }
    )
    assert counts(reading, "follows") == {"2026-03-10": 2.0, "2026-03-11": 1.0}
    assert any("do not follow any more" in each.message and each.line == 3 for each in reading.problems)


def test_an_archive_of_the_future_goes_no_further_than_today():
    data = archive({"Reactions": [like(11)], "Votes": []})
    reading = read("Basic_LinkedInDataExport_12-31-2026.zip", data, today=TODAY)
    assert days(reading, "reactions")[-1] == "2026-03-31"


def test_a_file_alone_ends_with_its_last_entry_and_does_not_speak_of_an_archive():
    reading = read("Votes.csv", table("Votes", [["2026-03-02 08:00:00", "https://example.org/1", "Yes"]]))
    (idle,) = [each.why for each in reading.assumptions if each.name == "blank_means"]
    assert idle.endswith("to its last, 2 Mar 2026.")
    assert "archive" not in idle


def test_an_entry_of_tomorrow_in_utc_makes_no_other_habit_idle_tomorrow():
    # Today is 31 March where the person is; in UTC it is 1 April already.
    late, earlier = ["2026-04-01 01:00:00", "LIKE", POST], ["2026-03-30 08:00:00", POST, "Yes"]
    reading = read_archive({"Reactions": [late], "Votes": [earlier]})
    assert days(reading, "reactions") == ["2026-04-01"]
    assert days(reading, "votes") == ["2026-03-30", "2026-03-31"]
