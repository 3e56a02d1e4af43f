"""All clients at a glance: what is known of each, who comes first and why."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from ssi.analysis import clients
from ssi.model import Change, ClientWeek, Frames, History, frame
from ssi.model.clients import Card, Need, Summary
from ssi.model.plans import Plan, PlanItem
from ssi.model.routine import Steadiness
from ssi.model.sessions import Session, Step

TODAY = date(2026, 11, 20)
"""A Friday."""
SUNDAY = date(2026, 11, 15)


def history(*overall, every=7, last=SUNDAY, habits=None):
    days = [last - timedelta(days=every * back) for back in range(len(overall) - 1, -1, -1)]
    snapshots = frame("snapshots", {"date": days, "overall": [float(each) for each in overall]})
    kept = Frames(snapshots=snapshots) if habits is None else Frames(snapshots=snapshots, habits=habits)
    return History(1, "Ann", 1, kept)


def summary(kept):
    return clients.summary(kept, (), (), TODAY)


def known(last=SUNDAY, points=0.0, wobble=1.0, silent_after=21):
    """A client whose overall moved so far in the week of 9 November."""
    change = Change("overall", 50.0, 50.0 + points, SUNDAY - timedelta(weeks=1), SUNDAY, 1)
    steady = Steadiness(0, 0, 0, 8)
    return Summary(last, silent_after, (), change, wobble, None, steady, {}, is_empty=False)


NOBODY_ALIKE = {"overall": ()}


def in_order(cards=None, weeks=NOBODY_ALIKE, **summaries):
    numbered = dict(enumerate(summaries.values()))
    names = dict(enumerate(summaries))
    return clients.clients(names, numbered, cards or {}, weeks, TODAY)


def needs(found):
    return {client.name: client.need.kind for client in found}


def test_a_summary_has_the_last_change_beside_its_wobble_and_the_line_of_its_weeks():
    found = summary(history(50, 51, 50, 51, 50, 51, 50, 47))
    assert (found.last, found.change.points, found.wobble) == (SUNDAY, -3.0, 1.0)
    assert found.weeks == (50, 51, 50, 51, 50, 51, 50, 47)
    assert found.moves["overall"].points.tolist() == [-3.0]


def test_a_week_that_is_missing_stays_unknown_in_the_line():
    kept = history(50, 51, 52)
    frames = Frames(snapshots=kept.snapshots.drop(1).reset_index(drop=True))
    assert np.isnan(summary(History(1, "", 1, frames)).weeks[1])


def test_nothing_kept_is_unknown_not_zero():
    found = summary(History(1, "", 1, Frames()))
    assert (found.last, found.weeks, found.change, found.lagging) == (None, (), None, None)
    assert found.is_empty


def test_steadiness_is_that_of_the_last_eight_whole_weeks():
    # A post planned each Monday, done in three of the four weeks up to 15 November.
    done = [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 9)]
    rows = [{"date": day, "habit": "posts", "count": 1, "days": 1} for day in done]
    rows.append({"date": date(2026, 11, 2), "habit": "posts", "count": 0, "days": 1})
    plan = Plan(date(2026, 10, 19), (PlanItem("posts", "brand", 1, 1, (0,)),), "")
    kept = history(50, 51, habits=frame("habits", rows))
    steady = clients.summary(kept, (plan,), (), TODAY).steadiness
    assert (steady.on_plan, steady.known) == (3, 4)


def test_silence_is_what_would_be_a_gap_in_ones_own_history():
    # Three times seven days; at least ten for somebody who looks every day; two weeks after one single snapshot.
    assert clients.silent_after(history(50, 51, 52).snapshots) == 21
    assert clients.silent_after(history(50, 51, 52, every=1).snapshots) == 10
    assert clients.silent_after(history(50).snapshots) == 14


def test_who_moved_more_than_usual_comes_first_the_furthest_of_all_on_top():
    found = in_order(
        Ann=known(), Bob=known(points=-2.5), Cem=known(points=4), Dee=known(last=date(2026, 10, 1))
    )
    assert [client.name for client in found] == ["Cem", "Bob", "Dee", "Ann"]
    assert needs(found) == {"Cem": "moved", "Bob": "moved", "Dee": "silent", "Ann": ""}


def test_who_has_a_step_overdue_comes_before_everybody_the_longest_overdue_on_top():
    def late(due):
        return replace(known(), steps=(Step("posts", 2), Step(task="Ask for a photo", due=due)))

    found = in_order(
        Ann=known(points=-9),
        Bob=late(date(2026, 11, 9)),
        Cem=late(date(2026, 11, 2)),
        Dee=late(TODAY),
    )
    assert [client.name for client in found] == ["Cem", "Bob", "Ann", "Dee"]
    assert needs(found) == {"Cem": "overdue", "Bob": "overdue", "Ann": "moved", "Dee": ""}


def test_the_open_steps_of_the_last_session_are_known_at_a_glance():
    held = [
        Session(date(2026, 11, 2), (Step("posts", 2), Step("comments", 5, state="dropped", settled=TODAY)))
    ]
    assert clients.summary(history(50, 51), (), (), TODAY, held).steps == (Step("posts", 2),)


def test_a_change_of_a_week_long_ago_needs_nobody_now():
    early = known(points=-9)
    found = clients.need_of(early, NOBODY_ALIKE, TODAY + timedelta(weeks=1), others_speak=True)
    assert found == Need()


def test_who_moved_as_most_did_comes_after_those_who_moved_alone():
    week = ClientWeek(date(2026, 11, 9), "overall", clients=9, up=0, down=8, direction=-1)
    found = in_order(weeks={"overall": (week,)}, Ann=known(points=-9), Bob=known(points=3))
    assert [(client.name, client.need) for client in found] == [
        ("Bob", Need("moved")),
        ("Ann", Need("moved", others=True)),
    ]


def test_where_half_are_silent_nobody_is():
    silent = known(last=date(2026, 10, 1))
    assert set(needs(in_order(Ann=known(), Bob=silent)).values()) == {""}
    # Of three known ones one: less than half. Who has no history says nothing about silence.
    nothing = known(last=None)
    assert needs(in_order(Ann=known(), Bob=silent, Cem=known(), Dee=nothing))["Bob"] == "silent"


def test_twenty_one_days_are_not_silent_yet_and_twenty_two_are():
    assert not clients.is_silent(known(last=TODAY - timedelta(days=21)), TODAY)
    assert clients.is_silent(known(last=TODAY - timedelta(days=22)), TODAY)


def test_the_archived_need_nobody_and_show_only_where_they_are_asked_for():
    found = in_order({0: Card(archived=True)}, Ann=known(points=-9), Bob=known())
    assert needs(found)["Ann"] == ""
    names = {
        which: [client.name for client in clients.narrowed(found, which)] for which in ("all", "archived")
    }
    assert names == {"all": ["Bob"], "archived": ["Ann"]}


def test_the_table_is_narrowed_by_a_text_a_tag_and_who_needs_the_coach():
    cards = {0: Card(tags=("Spring group", "sales")), 1: Card(tags=("sales",))}
    found = in_order(cards, Ann=known(points=-9), Bob=known(last=date(2026, 10, 1)), Cem=known(), Dee=known())
    assert clients.all_tags(found) == ("sales", "Spring group")

    def names(*asked):
        return [client.name for client in clients.narrowed(found, *asked)]

    assert names("needs") == ["Ann", "Bob"]
    assert names("silent") == ["Bob"]
    assert names("all", " SPRING ") == ["Ann"]
    assert names("all", "e") == ["Ann", "Bob", "Cem", "Dee"]
    assert names("all", "", "sales") == ["Ann", "Bob"]
    assert names("all", "dee", "sales") == []


def test_a_client_is_found_however_their_name_is_written():
    store = {"José Núñez": known(), "Pat O’Brien": known(), "Zoe Marsh": known()}
    found = in_order({2: Card(also=("Ångström",))}, **store)

    def names(text):
        return [client.name for client in clients.narrowed(found, "all", text)]

    assert names("nunez") == ["José Núñez"]
    assert names("o'brien") == names("obrien") == ["Pat O’Brien"]
    assert names("angstrom") == ["Zoe Marsh"]
    assert names("??") == []
