"""What a page to hand over is made of: the numbers of its days, what was done, what was agreed, and nothing private."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.analysis import handout
from ssi.analysis.handout import gathered
from ssi.catalog import prompts
from ssi.model import ClientWeek, Frames, Gap, History, empty, frame
from ssi.model.handout import FORMS, Papers, Period, Pin
from ssi.model.masking import mask
from ssi.model.plans import Plan, PlanItem
from ssi.model.reviews import Review
from ssi.model.routine import Steadiness
from ssi.model.sessions import Note, Session, Step, note_to_kept
from ssi.words import names
from tests.alignments import CLEAR, LIKELY, alignment, row
from tests.analysis.experiments.trials import begun, logged, with_experiment
from tests.charts.test_any_history import histories

TODAY = date(2026, 11, 20)  # A Friday.
OCTOBER = Period("month", date(2026, 10, 1), date(2026, 10, 31))
SINCE_SESSION = Period("session", date(2026, 10, 14), TODAY)


def history(*snapshots, habits=(), outcomes=(), events=()):
    frames = Frames(
        snapshots=frame("snapshots", list(snapshots)),
        habits=frame("habits", list(habits)),
        outcomes=frame("outcomes", list(outcomes)),
        events=frame("events", list(events)),
    )
    return History(1, "Ann Lee", 1, frames)


def day(text, **scores):
    return {"date": pd.Timestamp(text), **scores}


def week_of_posts(sunday, count):
    return {"date": pd.Timestamp(sunday), "habit": "posts", "count": count, "days": 7}


def page(known, papers=None, period=OCTOBER, **more):
    return gathered(known, papers or Papers(), period, name="Client A", today=TODAY, **more)


POSTS = Plan(date(2026, 9, 28), (PlanItem("posts", "brand", 1, 1, (0, 2, 4, 5)),), "usual")


# Scores


def test_a_month_goes_from_its_first_known_score_to_its_last():
    known = history(
        day("2026-09-30", overall=50, industry_rank=20),
        day("2026-10-05", overall=54),
        day("2026-10-26", overall=57, industry_rank=12),
        day("2026-11-09", overall=70),
    )
    overall, industry, network = page(known).numbers
    assert (overall.last.value, overall.change.before, overall.change.points) == (57, 54, 3)
    # The rank is known once in October: where it stands, but not how it moved.
    assert (industry.last.value, industry.change) == (12, None)
    assert (network.last, network.change) == (None, None)


def test_a_session_looks_back_to_the_snapshot_before_the_last_one():
    known = history(
        *[day(f"2026-10-{monday}", overall=50 + int(monday)) for monday in ("05", "12", "19", "26")]
    )
    found = page(known, period=SINCE_SESSION)
    # On 14 October the score of the 12th stood: 62, then 69 and 76.
    assert [value.value for value in found.overall.values] == [62, 69, 76]
    assert found.numbers[0].change.points == 14


def test_it_does_not_look_back_over_a_gap():
    known = history(
        *[day(f"2026-08-{monday}", overall=40) for monday in ("03", "10", "17", "24")],
        day("2026-10-19", overall=50),
        day("2026-10-26", overall=52),
    )
    found = page(known, period=SINCE_SESSION)
    assert [value.value for value in found.overall.values] == [50, 52]


def test_without_a_snapshot_since_nothing_is_drawn_and_the_last_one_is_still_said():
    found = page(history(day("2026-10-12", overall=62)), period=SINCE_SESSION)
    assert found.overall.values == ()
    assert (found.numbers[0].last.value, found.numbers[0].change) == (62, None)


def test_the_line_knows_its_gaps():
    known = history(
        *[day(f"2026-09-{monday}", overall=50) for monday in ("07", "14", "21", "28")],
        day("2026-10-05", overall=51),
        day("2026-10-31", overall=52),
    )
    assert page(known).overall.gaps == (Gap(date(2026, 10, 5), date(2026, 10, 31)),)


def test_pins_are_events_of_these_days_in_their_order():
    events = [
        {"date": pd.Timestamp(when), "label": label, "kind": "profile"}
        for when, label in (("2026-10-20", "Second"), ("2026-10-02", "First"), ("2026-11-02", "Later"))
    ]
    assert [pin.label for pin in page(history(day("2026-10-05", overall=51), events=events)).pins] == [
        "First",
        "Second",
    ]


def test_weeks_in_which_most_clients_moved_alike_are_pins_of_their_mondays():
    weeks = [
        ClientWeek(monday, "overall", clients=12, up=0, down=9, direction=-1)
        for monday in (date(2026, 10, 19), date(2026, 11, 2))
    ]
    events = [{"date": pd.Timestamp("2026-10-20"), "label": "Event", "kind": "profile"}]
    assert page(history(day("2026-10-05", overall=51), events=events), shared=weeks).pins == (
        Pin(date(2026, 10, 19), "Not only you: 9 of 12 clients moved down"),
        Pin(date(2026, 10, 20), "Event"),
    )


# Which days


def test_a_history_that_stopped_is_spoken_of_up_to_its_last_day():
    stopped = history(day("2026-06-14", overall=50))
    assert handout.last_day(stopped, TODAY) == date(2026, 6, 14)
    goes_on = history(day("2026-06-14", overall=50), habits=[week_of_posts("2026-11-15", 3)])
    assert handout.last_day(goes_on, TODAY) == TODAY
    assert handout.last_day(history(), TODAY) == TODAY


def test_the_session_that_lies_just_behind_is_not_the_first_to_look_back_to():
    sessions = [
        Session(date(2026, 9, 25)),
        Session(date(2026, 10, 23)),
        Session(date(2026, 11, 18)),
        Session(TODAY),
    ]
    assert handout.since_sessions(sessions, TODAY) == (
        date(2026, 10, 23),
        date(2026, 9, 25),
        date(2026, 11, 18),
    )


def test_eight_weeks_are_fifty_six_days():
    assert Period("session", handout.last_weeks(TODAY), TODAY).days == 56


# What was done


def test_weeks_are_those_that_ended_in_the_period_and_an_unknown_one_is_not_missed():
    # Four posts a week are planned. Weeks that end on 4, 11, 18 and 25 October: all of them, 3 of 4, one, not known.
    habits = [
        week_of_posts("2026-10-04", 4),
        week_of_posts("2026-10-11", 3),
        week_of_posts("2026-10-18", 1),
    ]
    found = page(history(habits=habits), Papers(plans=(POSTS,)))
    assert found.weeks == 4
    assert found.steadiness == Steadiness(on_plan=2, known=3, planned=4, weeks=4)
    (posts,) = found.habits
    # 28 September to 18 October are known; 1 to 4 October have four sevenths of their week.
    assert (posts.name, posts.count, posts.known, posts.days) == (
        "Posts",
        pytest.approx(4 * 4 / 7 + 4),
        18,
        31,
    )
    assert posts.steadiness == found.steadiness


def test_the_running_week_is_not_counted():
    # Friday, 20 November: since 14 October weeks ended on 18 and 25 October, 1, 8 and 15 November.
    assert page(history(), Papers(plans=(POSTS,)), SINCE_SESSION).weeks == 5


def test_without_a_plan_there_is_no_steadiness_but_what_was_done():
    found = page(history(habits=[week_of_posts("2026-10-18", 5)]))
    assert found.steadiness is None
    assert [(each.name, each.count, each.steadiness) for each in found.habits] == [("Posts", 5, None)]


def test_outcomes_of_other_days_are_left_out():
    outcomes = [
        {"date": pd.Timestamp("2026-10-18"), "measure": "replies", "value": 6, "days": 7},
        {"date": pd.Timestamp("2026-09-13"), "measure": "meetings", "value": 2, "days": 7},
    ]
    assert [(each.name, each.count) for each in page(history(outcomes=outcomes)).outcomes] == [("Replies", 6)]


# What lines up


def test_the_surest_finding_is_said_with_its_caution():
    found = page(
        history(), alignment=alignment(row("posts", "brand", **LIKELY), row("comments", "insights", **CLEAR))
    ).lined
    assert found.sentence.startswith("Comments: one more a week lines up with about 0.25 points more")
    assert found.caution.startswith("This is not proof of a cause. Of a hundred findings of this grade")
    assert not found.is_tested


def test_where_nothing_lines_up_nothing_is_said():
    assert page(history(), alignment=alignment(row())).lined is None
    assert page(history()).lined is None


def test_what_an_experiment_found_comes_first():
    experiment = begun()
    snapshots = with_experiment(experiment, points=4.0)
    known = History(1, "", 1, Frames(snapshots=snapshots, habits=logged(experiment)))
    until = experiment.opens + timedelta(days=3)
    found = gathered(
        known,
        Papers(experiments=(experiment,)),
        Period("session", experiment.start, until),
        name="",
        today=until,
        alignment=alignment(row("posts", "brand", **CLEAR)),
    ).lined
    assert found.is_tested
    assert found.sentence.startswith("Comments moved Engage with insights")
    before = gathered(
        known,
        Papers(experiments=(experiment,)),
        Period("session", experiment.start, experiment.end - timedelta(days=1)),
        name="",
        today=experiment.end,
        alignment=alignment(row("posts", "brand", **CLEAR)),
    ).lined
    # While it goes on its result stays closed.
    assert not before.is_tested


# What was agreed, and what was written

HELD = date(2026, 10, 14)
DONE = Step(task="Rewrite the headline", due=date(2026, 10, 30), state="done", settled=date(2026, 10, 28))
TO_DO = Step(task="Ask for a recommendation", due=date(2026, 12, 1))


def test_steps_that_are_open_stand_apart_from_those_that_something_became_of():
    sessions = (Session(HELD, (Step("posts", 3), DONE)), Session(TODAY, (Step("posts", 4), TO_DO)))
    habits = [week_of_posts("2026-10-25", 3), week_of_posts("2026-11-01", 1)]
    found = page(history(habits=habits), Papers(sessions=sessions), SINCE_SESSION)
    assert [(each.what, each.per_week) for each in found.steps] == [
        ("Posts", 4),
        ("Ask for a recommendation", 0),
    ]
    posts, headline = found.became
    # Whole weeks since 14 October: they end on 25 October (3 of 3), 1 November (1), 8 and 15 November (not known).
    assert (posts.met, posts.known, posts.weeks) == (1, 2, 4)
    assert (headline.state, headline.settled) == ("done", date(2026, 10, 28))
    assert found.agreed_on == HELD


def test_a_step_of_a_session_after_these_days_is_not_known_in_them():
    sessions = (Session(HELD, (DONE,)), Session(TODAY, (TO_DO,)))
    assert page(history(), Papers(sessions=sessions)).steps == ()


def test_shared_notes_of_these_days_come_newest_first():
    notes = {
        f"{when}-1": note_to_kept(Note(date.fromisoformat(when), text))
        for when, text in (("2026-10-02", "One"), ("2026-10-20", "Two"), ("2026-11-02", "Later"))
    }
    assert [note.text for note in page(history(), Papers(shared_notes=notes)).notes] == ["Two", "One"]


def test_there_is_no_place_for_private_notes():
    assert {each.name for each in fields(Papers)} == {
        "plans",
        "experiments",
        "sessions",
        "shared_notes",
        "review",
    }


def test_a_review_brings_its_answers_under_their_questions():
    first, *_ = prompts.review()
    review = Review(OCTOBER.since, {first: "Top 10% is fine."}, TODAY)
    (answer,) = page(history(), Papers(review=review)).answers
    assert answer.question == "Where do you stand among others, and is that where you want to be?"
    assert answer.text == "Top 10% is fine."


def test_every_text_that_somebody_wrote_is_masked():
    secret = "Ann Lee"
    names.call_own_habits({"of_ones_own": f"Write like {secret}"})
    sessions = (
        Session(HELD, (replace(DONE, task=f"Meet {secret}"),)),
        Session(TODAY, (Step("of_ones_own", 2), replace(TO_DO, task=f"Call {secret}"))),
    )
    found = page(
        history(
            day("2026-10-20", overall=51),
            habits=[{"date": pd.Timestamp("2026-10-18"), "habit": "of_ones_own", "count": 2, "days": 7}],
            outcomes=[{"date": pd.Timestamp("2026-10-18"), "measure": "ann_lee", "value": 2, "days": 7}],
            events=[{"date": pd.Timestamp("2026-10-20"), "label": f"{secret} moved", "kind": "other"}],
        ),
        Papers(
            sessions=sessions,
            shared_notes={"2026-10-20-1": note_to_kept(Note(date(2026, 10, 20), f"{secret} said"))},
            review=Review(OCTOBER.since, dict.fromkeys(prompts.review(), f"as {secret} says"), TODAY),
        ),
        SINCE_SESSION,
        alignment=alignment(row("of_ones_own", "insights", **CLEAR)),
        mask=lambda text: text.replace("Ann", "A").replace("Lee", "").replace("lee", ""),
    )
    names.call_own_habits({})
    assert len(found.steps) == 2
    assert found.became
    assert found.lined
    assert found.outcomes
    assert "Lee" not in repr(found)
    assert "lee" not in repr(found)


def test_our_own_words_are_not_masked():
    found = page(
        history(day("2026-10-20", overall=51), habits=[week_of_posts("2026-10-18", 2)]),
        alignment=alignment(row("posts", "brand", **CLEAR)),
        mask=mask("More Posts", "Client A", ["Brand Holds"]),
    )
    assert found.lined.sentence.startswith("Posts: one more a week lines up with about 0.25 points more in")
    assert "Clear: it holds whatever else" in found.lined.sentence
    assert found.habits[0].name == "Posts"


# Anything at all


def test_of_nothing_there_is_nothing_to_hand_over():
    assert page(history()).is_empty
    assert not page(history(day("2026-10-20", overall=51))).is_empty
    assert page(history(day("2026-12-20", overall=51))).is_empty


@given(
    histories(), st.sampled_from(FORMS), st.dates(date(2025, 12, 1), date(2027, 6, 1)), st.integers(0, 400)
)
@settings(deadline=None, max_examples=40)
def test_any_days_of_any_history_make_a_page(snapshots, form, since, length):
    period = Period(form, since, since + timedelta(days=length))
    known = History(1, "", 1, Frames(snapshots=snapshots, habits=empty("habits")))
    found = gathered(known, Papers(), period, name="", today=date(2027, 6, 1))
    assert all(value.date <= period.until for value in found.overall.values)
