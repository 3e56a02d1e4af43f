"""The fixed words of screens: titles, buttons, hints. Each is a function without arguments."""

from ssi.words.translate import spoken

# The menu
group_look = spoken("Look")
group_do = spoken("Do")
group_coach = spoken("Coach")
group_data = spoken("Data")
today = spoken("Today")
trends = spoken("Trends")
changes = spoken("Changes")
lines_up = spoken("What lines up")
data = spoken("Data")

# Where the data is, and who may see it
kept_local = spoken("Kept on this computer.")
kept_sample = spoken("Sample data, kept nowhere: closing it forgets what you tried.")
not_local = spoken("This page is for the computer that SSI Lens runs on.")
not_local_next = spoken(
    "You reach it over a network, and SSI Lens cannot keep visitors apart yet, so it shows nothing here. "
    "Open it on the computer itself, at the address that it printed when it was started: localhost."
)
sample_bar = spoken("**Sample data.** Nothing here is yours.")
no_doors_in_the_sample = spoken("Your own files and numbers are added once the sample is closed.")
keep_shown = spoken("Keep what is shown")
older = spoken("Older ones, and those taken back")
use_my_own = spoken("Use my own")

# First visit
welcome = spoken("SSI Lens")
promise = spoken(
    "Keep the history that LinkedIn does not keep, see what really moved, and what you did in those weeks."
)
look_around = spoken("Look around with sample data")
or_bring_your_own = spoken(
    "Or bring your own numbers. No account, no LinkedIn password, nothing leaves this computer."
)

# The three doors
door_upload = spoken("Upload a file")
door_type = spoken("Type this week's numbers")
door_paste = spoken("Paste my SSI page")
upload_hint = spoken(
    "Spreadsheets, a tracker's CSV or JSON, LinkedIn's archive and analytics, a habit app's export: several files "
    "at once, in any order. You see what was read before anything is kept; of the archive only counts and your own "
    "posts and profile are."
)
upload_label = spoken("Files with your history")
type_scores = spoken("Your score, as LinkedIn shows it")
day_of_numbers = spoken("Day of these numbers")
number_of = spoken("Score")
number_typed = spoken("Number")
keep_scores = spoken("Keep these scores")
pasted_scores = spoken("Pasted scores")
type_habits = spoken("What you did")
which_week = spoken("Week")
how_counted = spoken("Counted")
day_by_day = spoken("Day by day")
whole_week = spoken("Whole week")
habit = spoken("Habit")
own_habit = spoken("Another habit of yours")
outcome = spoken("Outcome")
own_outcome = spoken("Another outcome of yours")
keep_numbers = spoken("Keep these numbers")
typed_numbers = spoken("Typed numbers")
blank_or_zero = spoken("0 means: none that day. Blank means: not known.")
paste_label = spoken(
    "On linkedin.com/sales/ssi: select all, copy, and paste it here. LinkedIn's JSON answer can be pasted too."
)
paste_is_a_table = spoken(
    'This is a whole table. Save it as a file (.csv or .json) and use the door "Upload a file": it reads all of it.'
)
paste_hint = spoken("54 out of 100 …")

# What was just done
undo = spoken("Undo")
undone = spoken("Taken back.")
brought_back = spoken("Brought back.")
close = spoken("Close")

# Parts that pages share
show_as_table = spoken("Show as table")
add_data = spoken("Add data")
no_scores = spoken("No scores are kept yet.")
no_scores_next = spoken("Add a file, type what LinkedIn shows today, or paste the SSI page.")
no_habits = spoken("No habits are logged yet.")
no_habits_next = spoken("Type what you did in a week, or upload a sheet that has habits beside the scores.")

# Trends
range_label = spoken("Range")
eight_weeks = spoken("8 weeks")
half_a_year = spoken("26 weeks")
a_year = spoken("A year")
all_of_it = spoken("All")
events_heading = spoken("Events")
events_hint = spoken(
    "A new headline, a holiday, a subscription: pin what happened, and it shows in the chart."
)
event_label = spoken("What happened")
event_kind = spoken("Kind")
add_event = spoken("Add event")
typed_event = spoken("Typed event")
keep_events = spoken("Keep changes to events")

# Changes
compare = spoken("Compare")
week_over_week = spoken("Week over week")
two_dates = spoken("Any two dates")
from_day = spoken("From")
to_day = spoken("To")

# What lines up
line_up_with = spoken("Line up with")
pillars = spoken("Pillars")
outcomes = spoken("Outcomes")
choose_row = spoken("Look closer at")
shuffle = spoken("Shuffle my weeks")
tell_more = spoken("What would tell us more")
look_further = spoken("Look further: every pillar")
look_further_outcomes = spoken("Look further: every outcome")
could_be_seen = spoken("What could be seen, and what could not")

# Data
problems_heading = spoken("To look at")
no_problems = spoken("Nothing: no file disagrees with another, and nothing was left out.")
history_heading = spoken("Your history")
history_hint = spoken(
    "Change a cell, add a row at the end, or select rows to remove them; then keep the changes."
)
history_scores = spoken("Scores and ranks")
history_counts = spoken("Habits and outcomes")
history_posts = spoken("Posts")
keep_changes = spoken("Keep changes")
edited = spoken("Edited table")
add_heading = spoken("Add more")
imports_heading = spoken("What was added, and when")
bring_back = spoken("Bring back")
switch_assumptions = spoken("Read again with other choices")
read_again = spoken("Read again")
export_heading = spoken("Take it with you")
export_hint = spoken("All that is kept, as CSV files that any spreadsheet opens.")
export_snapshots = spoken("Download scores")
export_habits = spoken("Download habits")
export_outcomes = spoken("Download outcomes")
export_events = spoken("Download events")
export_posts = spoken("Download posts")
delete_heading = spoken("Delete everything")
delete_confirm = spoken("Yes, delete all of it. There is no undo.")
delete_now = spoken("Delete everything")
deleted = spoken("Everything was deleted.")
keep_this_value = spoken("Show this value instead")
