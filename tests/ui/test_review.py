"""The monthly review on the screen: answered, kept, read again, and what it takes out of the plan."""

from datetime import date, timedelta

from ssi.model import Frames, frame
from ssi.model import plans as kept_plans
from ssi.model.plans import Plan, PlanItem, in_order
from ssi.model.reviews import Review, from_kept, to_kept
from ssi.store import open_memory
from ssi.ui import review
from tests.pages.support import TODAY, store_with, weekly_scores
from tests.ui.parts import opened, said

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)
KEEP = "Keep this review"
PLAN = Plan(
    date(2026, 6, 29),
    (PlanItem("posts", "brand", 1, 1, (0,)), PlanItem("reactions", "insights", 2, 2, (1,))),
    "usual",
)


def part(here, lined_up=None):
    plans = in_order(here.store.documents(here.person, "plan"))
    review.section(here, here.history(), plans, lined_up)


def filled():
    """Scores up to today, reactions never done from July to September, and a plan."""
    days = [date(2026, 7, 1) + timedelta(days=place) for place in range(92)]
    rows = [{"date": day, "habit": "reactions", "count": 0, "days": 1} for day in days]
    store = store_with(Frames(snapshots=weekly_scores(*range(50, 70)), habits=frame("habits", rows)))
    content = kept_plans.to_kept(PLAN)
    store.keep_document(store.first_person().id, "plan", PLAN.since.isoformat(), content)
    return store


def kept(store):
    documents = store.documents(store.first_person().id, "review")
    return {key: from_kept(content) for key, content in documents.items()}


def box(app, store, month, prompt):
    return app.text_area(key=f"review-{store.first_person().id}-{month}-{prompt}")


def keep(app, month):
    return app.button(key=f"FormSubmitter:review-{month}-1-{KEEP}").click().run()


def test_five_questions_stand_beside_last_months_numbers_ranks_first():
    store = filled()
    app = opened(store, part)
    assert not app.exception
    assert app.selectbox(key="review-month-1").value == OCTOBER
    assert len(app.text_area) == 5
    assert app.text_area[0].label == "Where do you stand among others, and is that where you want to be?"
    text = said(app)
    # Fridays: 2 October is 62, 30 October 66.
    assert "Overall: 62 to 66, +4.0; in one week it usually moves about 1" in text
    assert "Posts: – of 4 planned" in text
    assert text.index("Ranks: –") < text.index("Overall: 62")


def test_answers_are_kept_and_stand_there_again():
    store = filled()
    app = opened(store, part)
    box(app, store, OCTOBER, "next").set_value("  Write on Tuesdays.\nNot more. ")
    keep(app, OCTOBER)
    assert not app.exception
    assert kept(store) == {"2026-10": Review(OCTOBER, {"next": "Write on Tuesdays.\nNot more."}, TODAY)}
    assert "Review of October 2026 kept." in said(app)
    again = opened(store, part)
    assert box(again, store, OCTOBER, "next").value == "Write on Tuesdays.\nNot more."


def test_nothing_written_keeps_nothing():
    store = filled()
    app = keep(opened(store, part), OCTOBER)
    assert kept(store) == {}
    assert "Nothing was written" in said(app)


def test_without_any_data_the_last_month_can_be_looked_back_on():
    app = opened(open_memory(), part)
    assert not app.exception
    assert "Habits: –" in said(app)


def test_habits_are_dropped_where_a_quarter_has_ended_and_only_there():
    store = filled()
    app = opened(store, part)
    assert not app.multiselect
    app.selectbox(key="review-month-1").select(SEPTEMBER).run()
    # Thirteen Tuesdays from 7 July to 29 September.
    assert "Reactions (0 of 26 planned)" in said(app)
    app.multiselect[0].select("reactions")
    keep(app, SEPTEMBER)
    assert not app.exception
    assert kept(store) == {"2026-09": Review(SEPTEMBER, {}, TODAY, ("reactions",))}
    assert "Out of the plan from this week on: Reactions." in said(app)
    plans = in_order(store.documents(store.first_person().id, "plan"))
    assert plans == (PLAN, Plan(date(2026, 11, 16), PLAN.items[:1], "usual"))


def test_a_habit_that_lines_up_is_not_named_and_stands_beside_the_last_question():
    app = opened(filled(), lambda here: part(here, ["reactions"]))
    assert "Lines up so far, which is no proof of a cause: Reactions." in said(app)
    app.selectbox(key="review-month-1").select(SEPTEMBER).run()
    assert "No habit of the plan stands out" in said(app)


def test_earlier_reviews_can_be_read_and_load_nothing():
    store = filled()
    answers = {"moved": "![x](http://example.org/x.png)\nsecond line"}
    older = Review(date(2026, 8, 1), answers, date(2026, 9, 2), ("walks",))
    store.keep_document(store.first_person().id, "review", "2026-08", to_kept(older))
    app = opened(store, part)
    assert [each.label for each in app.expander] == ["August 2026, written on 2 Sep 2026"]
    shown = "".join(each.value for each in app.expander[0].markdown)
    assert "\\!\\[x\\]" in shown
    assert "second line" in shown
    assert "Taken out of the plan: Walks" in shown.replace("\\", "")
