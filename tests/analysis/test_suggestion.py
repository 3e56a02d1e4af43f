from ssi.analysis.suggestion import suggestion
from ssi.catalog.routines import usual
from ssi.model import Lagging
from ssi.model.plans import Plan
from tests.analysis.test_routine import MONDAY

PLAN = Plan(MONDAY, usual().items, "usual")
RELATIONSHIPS = Lagging("relationships", 4.2, 14.0)
INSIGHTS = Lagging("insights", 10.0, None)


def test_the_habit_furthest_below_its_plan_comes_first():
    found = suggestion(RELATIONSHIPS, PLAN, {"invitations_sent": 0.5, "follow_ups": 0.25})
    assert (found.habit, found.why, found.share) == ("follow_ups", "below_plan", 0.25)


def test_a_planned_habit_that_is_not_known_is_worth_a_reminder_before_anything_new():
    found = suggestion(INSIGHTS, PLAN, {})
    assert (found.habit, found.why, found.share) == ("comments", "on_plan", None)


def test_where_all_is_on_plan_the_first_habit_that_is_in_no_plan_is_suggested():
    found = suggestion(INSIGHTS, PLAN, {"comments": 1.0})
    assert (found.habit, found.why) == ("messages_answered", "not_planned")


def test_without_a_plan_it_is_the_first_of_the_catalogue():
    assert suggestion(INSIGHTS, None, {}).habit == "comments"
    assert suggestion(Lagging("brand", 3.0, None), None, {}).habit == "posts"


def test_a_habit_under_experiment_is_left_alone():
    found = suggestion(INSIGHTS, PLAN, {"comments": 0.1}, set_aside=["comments"])
    assert found.habit == "messages_answered"


def test_without_a_lagging_pillar_there_is_no_suggestion():
    assert suggestion(None, PLAN, {}) is None
