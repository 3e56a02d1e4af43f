import pandas as pd
import pytest

from ssi.charts import Look, plan_grid
from ssi.charts.look import PALETTES
from ssi.model.routine import HabitWeek, Week
from tests.charts.test_look import contrast
from tests.words.test_routine import MONDAY


def shades(*weeks, theme="light"):
    """The background of each cell of one week's column."""
    table = pd.DataFrame({"Habit": [week.habit for week in weeks], "16 Nov": ["text"] * len(weeks)})
    styler = plan_grid(table, [Week(MONDAY, weeks, is_over=True)], Look(theme))
    styler._compute()
    found = []
    for row in range(len(weeks)):
        css = dict(styler.ctx.get((row, 1), []))
        found.append(css.get("background-color"))
    return found


def test_the_shade_follows_the_share_of_the_plan_and_what_is_not_known_has_none():
    little, some, enough = PALETTES["light"].shades
    assert shades(
        HabitWeek("a", 0, True, 4),
        HabitWeek("b", 2, True, 4),
        HabitWeek("c", 3, True, 4),
        HabitWeek("d", 9, True, 4),
        HabitWeek("e", None, False, 4),
        HabitWeek("f", 2, True, None),
    ) == [little, some, enough, enough, None, None]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_every_shade(theme):
    palette = PALETTES[theme]
    assert all(contrast(palette.ink, shade) >= 4.5 for shade in palette.shades)
