"""Reminders on the screen: what is chosen is what the file holds."""

from datetime import date, datetime, time

import vobject

from ssi.catalog.routines import as_plan, usual
from ssi.store import open_memory
from ssi.ui import reminders
from tests.pages.support import TODAY
from tests.ui.parts import opened, said

PLAN = as_plan(usual(), TODAY)


def part(here, plans=(PLAN,)):
    reminders.section(here, plans)


def test_it_says_what_the_file_will_hold_before_it_is_downloaded():
    app = opened(open_memory(), part)
    assert not app.exception
    text = said(app)
    assert "Mon, 08:30: Posts (1), Profile reviews (3 to 5), Comments (2 to 3)" in text
    assert "Open it on your phone or computer" in text
    assert "Sun" not in text


def test_days_can_be_left_out():
    app = opened(open_memory(), part)
    app.get("button_group")[0].set_value([4]).run()
    text = said(app)
    assert "Fri, 08:30" in text
    assert "Mon, 08:30" not in text
    app.get("button_group")[0].set_value([]).run()
    assert "nothing to remind you of" in said(app)


def test_without_a_plan_there_is_nothing_to_download():
    app = opened(open_memory(), lambda here: part(here, ()))
    assert not app.exception
    assert not app.get("download_button")


def test_the_file_is_written_in_the_language_of_the_page_with_random_bits():
    chosen = reminders.Reminders(time(7, 15), (0,), date(2026, 11, 20), 5)
    one, other = (reminders._file(PLAN, chosen, (), "token", "en", {}) for _turn in range(2))
    assert one != other
    event = vobject.readOne(one.decode()).vevent
    assert event.dtstart.value == datetime(2026, 11, 23, 7, 15)
    assert event.uid.value == vobject.readOne(other.decode()).vevent.uid.value
