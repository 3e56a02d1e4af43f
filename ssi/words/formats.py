"""What the formats that readers recognise are called on screen."""

from ssi.words.translate import later
from ssi.words.translate import say as _

_FORMATS = {
    "tracker_csv": later("the history of an SSI tracker (CSV)"),
    "long_pt": later("a daily SSI file in Portuguese (CSV)"),
    "scraper_pt": later("an SSI scraper's history in Portuguese (CSV)"),
    "database": later("a table from an SSI tracker's database"),
    "sheet": later("a sheet (text)"),
    "long_sheet": later("a sheet with one score a row (text)"),
    "habit_log": later("a log with one count a row (text)"),
    "events": later("a list of events (text)"),
    "transposed_sheet": later("a sheet with dates across (text)"),
    "workbook": later("an Excel workbook"),
    "linkedin_archive": later("LinkedIn's archive of your data"),
    "linkedin_file": later("a file of LinkedIn's archive"),
    "linkedin_answer": later("LinkedIn's own answer (JSON)"),
    "socialedge": later("the history of the SocialEdge extension (JSON)"),
    "jobpilot": later("the history of jobpilot (JSON)"),
    "json_entries": later("a list of scores (JSON)"),
    "ssi_page": later("the text of the SSI page"),
    "analytics_workbook": later("LinkedIn's creator analytics (Excel)"),
    "analytics_sheet": later("a sheet of LinkedIn's creator analytics (text)"),
    "authoredup": later("the posts of AuthoredUp (CSV)"),
    "loop": later("the habits of Loop Habit Tracker"),
    "streaks": later("a list of tasks done and missed by day (CSV)"),
    "habitica": later("the history of Habitica (CSV)"),
    "event_log": later("a log with one action a row"),
}


def format_name(key: str) -> str:
    """The name of a format, as in "Recognised as …"; a key that nobody named is said as it is."""
    return _(_FORMATS[key]) if key in _FORMATS else key
