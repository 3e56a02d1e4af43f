"""Routine: a plan accepted and changed, a week kept, what is due noted, and one suggestion with its reasons."""

from datetime import date, timedelta

import pytest

from ssi.catalog.routines import as_plan, usual
from ssi.model import Frames, frame, plans
from ssi.store import open_memory
from tests.pages.support import TODAY, as_local, go_to, store_with, weekly_scores
from tests.pages.test_pages import said

# TODAY, 20 November 2026, is a Friday.
MONDAY = date(2026, 11, 16)


def planned(store, since=MONDAY):
    """The store's first person, with the usual routine as their plan."""
    person = store.first_person().id
    plan = as_plan(usual(), since)
    store.keep_document(person, "plan", plan.since.isoformat(), plans.to_kept(plan))
    return person


def counts(store, person):
    habits = store.history(person).habits
    return {
        (slug, day.date(), days): count
        for day, slug, count, days in habits.itertuples(index=False, name=None)
    }


def test_an_empty_workspace_shows_the_default_plan_ready_to_accept():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("routine")
        assert app.header[0].value == "No plan yet: here is one to start from."
        plan = app.dataframe[0].value
        assert plan["A week"].to_list() == [3, 15, 10, 3, 1, 1]
        app.button(key="accept-plan").click().run()
    assert not app.exception
    kept = plans.in_order(store.documents(store.first_person().id, "plan"))
    assert kept == (as_plan(usual(), TODAY),)
    assert kept[0].since == MONDAY
    assert "Plan accepted" in said(app)
    assert app.header[0].value == "The first week of your plan."


def test_a_routine_for_sellers_can_be_chosen_in_its_place():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("routine")
        app.selectbox(key="routine-chosen-1").select("seller").run()
        assert "Leads saved" in app.dataframe[0].value["Habit"].to_list()
        app.button(key="accept-plan").click().run()
    (plan,) = plans.in_order(store.documents(store.first_person().id, "plan"))
    assert (plan.routine, plan.item("search_alerts").per_week) == ("seller", 5)


def test_a_week_is_kept_as_totals_and_what_stays_blank_stays_unknown():
    store = open_memory()
    person = planned(store)
    with as_local(store) as open_page:
        app = open_page("routine")
        app.text_input(key=f"total-{MONDAY}-comments--1").input("9")
        app.text_input(key=f"total-{MONDAY}-posts--1").input("0")
        app.button(key=f"FormSubmitter:routine-week-{MONDAY}-1-Keep this week").click().run()
    assert not app.exception
    assert counts(store, person) == {("comments", TODAY, 5): 9, ("posts", TODAY, 5): 0}
    grid = app.dataframe[1].value
    assert grid.set_index("Habit")["16 Nov, so far"].to_dict() == {
        "Posts": "0 of 3",
        "Profile reviews": "– of 15",
        "Comments": "9 of 10",
        "Connection requests": "– of 3",
        "Follow-up messages": "– of 1",
        "A look at the lagging pillar": "– of 1",
    }


def test_last_week_can_be_filled_in_later():
    store = open_memory()
    person = planned(store, MONDAY - timedelta(weeks=1))
    before = MONDAY - timedelta(weeks=1)
    with as_local(store) as open_page:
        app = open_page("routine")
        app.selectbox(key="routine-week-1").select(before).run()
        app.text_input(key=f"total-{before}-comments--1").input("12")
        app.button(key=f"FormSubmitter:routine-week-{before}-1-Keep this week").click().run()
    assert counts(store, person) == {("comments", MONDAY - timedelta(days=1), 7): 12}


def test_what_is_due_today_is_noted_with_one_click_and_can_be_taken_back():
    store = open_memory()
    person = planned(store)
    with as_local(store) as open_page:
        app = open_page("routine")
        app.button(key="done-comments").click().run()
        assert counts(store, person) == {("comments", TODAY, 1): 2}
        assert "Comments: 2 noted for today." in said(app).replace("\\", "")
        assert "done-comments" not in {button.key for button in app.button}
        app.button(key="notice-undo").click().run()
    assert counts(store, person) == {}


def test_numbers_from_an_archive_are_there_already_and_marked():
    store = open_memory()
    person = planned(store, MONDAY - timedelta(weeks=1))
    days = [MONDAY - timedelta(days=back) for back in range(1, 8)]
    archive = frame("habits", [{"date": day, "habit": "comments", "count": 2, "days": 1} for day in days])
    store.add(person, Frames(habits=archive), kind="import", name="archive.zip", format="linkedin_archive")
    with as_local(store) as open_page:
        app = open_page("routine")
        assert app.dataframe[1].value["9 Nov"].to_list()[2] == "14 of 10 *"
        assert "* counted in LinkedIn's archive" in said(app)
        app.selectbox(key="routine-week-1").select(MONDAY - timedelta(weeks=1)).run()
        assert app.text_input(key=f"total-{MONDAY - timedelta(weeks=1)}-comments-14-1").value == "14"
        assert "From LinkedIn's archive: Comments." in said(app).replace("\\", "")


def test_a_typed_number_stays_when_an_archive_comes_later():
    store = open_memory()
    person = planned(store)
    typed = frame("habits", [{"date": TODAY, "habit": "comments", "count": 9, "days": 5}])
    store.add(person, Frames(habits=typed), kind="typed", name="Routine")
    days = [MONDAY + timedelta(days=day) for day in range(5)]
    archive = frame("habits", [{"date": day, "habit": "comments", "count": 2, "days": 1} for day in days])
    store.add(person, Frames(habits=archive), kind="import", name="archive.zip", format="linkedin_archive")
    with as_local(store) as open_page:
        app = open_page("routine")
    assert app.dataframe[1].value["16 Nov, so far"].to_list()[2] == "9 of 10"


def open_plan(open_page):
    app = open_page("routine")
    return app.segmented_control(key="routine-section").set_value("plan").run()


def test_a_habit_of_the_plan_is_changed_from_this_week_on():
    store = open_memory()
    person = planned(store, MONDAY - timedelta(weeks=3))
    with as_local(store) as open_page:
        app = open_plan(open_page)
        app.selectbox(key="plan-habit-1").select("comments").run()
        app.number_input(key="times-change-comments-2-3-insights-01234-1").set_value(4)
        app.button(key="FormSubmitter:plan-change-comments-1-Keep this change").click().run()
    assert not app.exception
    before, now = plans.in_order(store.documents(person, "plan"))
    assert before.item("comments").times == 2
    assert (now.since, now.item("comments").times, now.item("comments").up_to) == (MONDAY, 4, 4)


def test_a_habit_of_ones_own_is_added_and_another_taken_out():
    store = open_memory()
    person = planned(store)
    with as_local(store) as open_page:
        app = open_plan(open_page)
        app.text_input(key="plan-own-6-1").input("Coffee with a client")
        app.selectbox(key="pillar-add--1").select("relationships")
        app.button(key="FormSubmitter:plan-add-1-Add to the plan").click().run()
        assert not app.exception
        app.selectbox(key="plan-habit-1").select("weekly_look").run()
        app.button(key="FormSubmitter:plan-change-weekly_look-1-Take out of the plan").click().run()
    (plan,) = plans.in_order(store.documents(person, "plan"))
    own = plan.item("coffee_with_a_client")
    assert (own.pillar, own.per_week) == ("relationships", 5)
    assert plan.item("weekly_look") is None


def test_a_habit_without_a_name_or_a_day_is_refused_with_the_reason():
    store = open_memory()
    person = planned(store)
    with as_local(store) as open_page:
        app = open_plan(open_page)
        app.button(key="FormSubmitter:plan-add-1-Add to the plan").click().run()
        assert "needs a name" in said(app)
        app.pills(key="days-change-posts-1-1-brand-024-1").set_value([])
        app.button(key="FormSubmitter:plan-change-posts-1-Keep this change").click().run()
        assert "Choose at least one day of the week" in said(app)
    (plan,) = plans.in_order(store.documents(person, "plan"))
    assert plan.items == usual().items


def lagging_insights():
    """Scores in which Insights is lowest, without an industry average."""
    scores = weekly_scores(50, 51, 52)
    return scores.assign(insights=3.0)


@pytest.mark.parametrize("page", ["today", "routine"])
def test_one_thing_is_suggested_for_the_lagging_pillar_with_reason_source_and_effort(page):
    store = store_with(Frames(snapshots=lagging_insights()))
    planned(store)
    with as_local(store) as open_page:
        app = open_page(page)
    assert not app.exception
    told = said(app).replace("\\", "")
    assert told.count("One thing for this week") == 1
    assert "Write two comments a day that add something" in told
    assert (
        "Comments, for Engage with insights; about 4 minutes each, 40 minutes a week as planned, by a rough estimate."
        in told
    )
    assert "Engage with insights is the lagging pillar: the lowest of the four. It stands at 3 of 25." in told
    assert "Comments: in your plan, and not known how often you did it." in told
    assert "LinkedIn does not publish how it scores" in told


def test_without_scores_nothing_is_suggested():
    store = open_memory()
    planned(store)
    with as_local(store) as open_page:
        app = open_page("routine")
    assert "One thing for this week" not in said(app)


def test_ticks_of_the_playbook_are_kept_for_this_week():
    store = open_memory()
    person = planned(store)
    with as_local(store) as open_page:
        app = open_page("routine")
        app.checkbox(key=f"playbook-{MONDAY}-answer-1").check().run()
        app = open_page("routine")
        assert app.checkbox(key=f"playbook-{MONDAY}-answer-1").value is True
        assert app.checkbox(key=f"playbook-{MONDAY}-post-1").value is False
        app.checkbox(key=f"playbook-{MONDAY}-answer-1").uncheck().run()
    assert store.documents(person, "playbook")[MONDAY.isoformat()]["ticked"] == {}


def test_behaviours_show_the_persons_own_plan():
    store = store_with(
        Frames(
            habits=frame(
                "habits",
                [
                    {
                        "date": MONDAY - timedelta(days=1 + 7 * back),
                        "habit": "comments",
                        "count": 5,
                        "days": 7,
                    }
                    for back in range(6)
                ],
            )
        )
    )
    person = store.first_person().id
    with as_local(store) as open_page:
        assert open_page("behaviours").dataframe[0].value["Plan a week"].to_list() == ["10"]
        plan = plans.Plan(MONDAY, (plans.PlanItem("comments", "insights", 7, 7, (0, 1)),), "usual")
        store.keep_document(person, "plan", MONDAY.isoformat(), plans.to_kept(plan))
        assert open_page("behaviours").dataframe[0].value["Plan a week"].to_list() == ["14"]


@pytest.mark.parametrize("section", ["week", "plan", "experiment", "review", "goals"])
def test_each_part_of_the_routine_opens_with_the_sample_and_with_nothing(section):
    with as_local(open_memory()) as open_page:
        app = open_page("routine")
        app.segmented_control(key="routine-section").set_value(section).run()
        assert not app.exception
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "routine")
        app.segmented_control(key="routine-section").set_value(section).run()
    assert not app.exception
