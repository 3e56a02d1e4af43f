"""Write the sample person, and three clients beside them: 26 weeks of scores and habits of people who do not exist.

Run by hand: ``python data/samples/make_sample.py``. The same seed gives the same file, and a test says so.

In it: a two-week gap (a holiday), one failed reading left as a row of zeros, and six habits. Comments feed
Engage with insights, slowly: 0.25 points for one more a week, half of it after ten days. The other five are noise,
and so are the two outcomes.

The clients look once a week. In the week of 19 October all three lose points, and so does the sample person, by chance;
one of them is not heard of again after it, and one rises in the last week.
"""

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20261191
"""Taken from a hundred: with it no habit of pure noise happens to move along with Insights."""
LAST = date(2026, 11, 15)
DAYS = 26 * 7
HOLIDAY = range(96, 110)
"""Days of the history without a snapshot and without a note of what was done."""
FAILED = 58
POINTS_A_COMMENT = 0.25
HALF_LIFE = 10.0

# name, pillar's level at the start, weekly drift, industry average, network average
PILLARS = {
    "Brand": (13.1, 0.11, 11.8, 13.1),
    "People": (10.2, 0.04, 9.9, 10.6),
    "Insights": (9.2, 0.0, 13.4, 14.2),
    "Relationships": (17.6, 0.08, 14.6, 16.0),
}
# name, how many on a working day in a busy stretch and in a quiet one
HABITS = {
    "Posts": (0.6, 0.3),
    "Comments": (3.2, 0.3),
    "Profile reviews": (5.0, 3.0),
    "Invitations sent": (1.2, 0.4),
    "Messages sent": (2.4, 1.2),
    "Follow ups": (0.5, 0.2),
}
# name, how many on a working day
OUTCOMES = {"Replies": 1.1, "Meetings": 0.25}

CLIENTS_SEED = 7
DROP_WEEK = 22
"""The week, counted from 0, in which all lose points."""
LOST = 1.2
"""Points of every pillar that are lost in it; a quarter of them comes back in each of the two weeks after it."""
# name, weekday of the snapshots (0 is Monday), weeks, the pillars at the start, points of every pillar in the last week
CLIENTS = {
    "Mara Example": (6, 26, (14.2, 9.1, 12.6, 15.3), 0.0),
    "Jonas Example": (4, 26, (11.4, 12.8, 7.5, 10.9), 1.3),
    "Aylin Example": (6, DROP_WEEK + 1, (18.0, 13.3, 15.7, 19.2), 0.0),
}


def counts(chance: random.Random, busy: float, quiet: float) -> list[int]:
    """Daily counts in busy and quiet stretches of two or three weeks, little of it on weekends."""
    found: list[int] = []
    is_busy = chance.random() < 0.5
    while len(found) < DAYS:
        for _ in range(7 * chance.choice((2, 3))):
            weekday = (len(found) + first_day().weekday()) % 7
            level = (busy if is_busy else quiet) * (0.25 if weekday >= 5 else 1.0)
            # Ten tries a day at the level's share: a count that scatters, with nothing to install.
            found.append(sum(chance.random() < level / 10 for _ in range(10)))
        is_busy = not is_busy
    return found[:DAYS]


def first_day() -> date:
    """The Monday on which the history starts."""
    return LAST - timedelta(days=DAYS - 1)


def slow(daily: list[int]) -> list[float]:
    """Actions a week as they are felt: what was done fades by half in ten days."""
    keep = 0.5 ** (1 / HALF_LIFE)
    felt, level = [], sum(daily[:28]) / 28
    for count in daily:
        level = keep * level + (1 - keep) * count
        felt.append(7 * level)
    return felt


def scores(chance: random.Random, habits: dict[str, list[int]]) -> dict[str, list[float]]:
    """The four pillars by day: drift and noise of their own, recomputed every one to three days."""
    comments = slow(habits["Comments"])
    found = {}
    for pillar, (start, drift, _, _) in PILLARS.items():
        level, shown, pillar_scores, recompute = start, start, [], 0
        for day in range(DAYS):
            level += drift / 7 + chance.gauss(0, 0.05)
            if day >= recompute:
                fed = POINTS_A_COMMENT * comments[day] if pillar == "Insights" else 0.0
                shown = min(25.0, max(0.0, level + fed + chance.gauss(0, 0.12)))
                recompute = day + chance.choice((1, 2, 3))
            pillar_scores.append(round(shown, 3))
        found[pillar] = pillar_scores
    return found


def header() -> list[str]:
    """The headings, as somebody would write them into a sheet."""
    groups = [f"{group} {name}" for group in ("Industry", "Network") for name in ("average", *PILLARS)]
    return ["Date", "SSI", *PILLARS, "Industry rank", "Network rank", *groups, *HABITS, *OUTCOMES]


def rows() -> list[list[object]]:
    """A row a day, but for the holiday."""
    chance = random.Random(SEED)
    habits = {name: counts(chance, *levels) for name, levels in HABITS.items()}
    pillars = scores(chance, habits)
    # Drawn after all else, so that it changes nothing above.
    came_of_it = {name: counts(chance, level, level) for name, level in OUTCOMES.items()}
    table: list[list[object]] = []
    for day in range(DAYS):
        if day in HOLIDAY:
            continue
        own = [pillars[name][day] for name in PILLARS]
        overall = sum(own)
        ranks = [max(1, round(78 - overall * 1.2)), max(1, round(90 - overall * 1.3))]
        # Other people move slowly: their averages change once in four weeks.
        averages: list[float] = []
        for group in (2, 3):
            others = [round(PILLARS[name][group] + 0.08 * (day // 28), 1) for name in PILLARS]
            averages += [round(sum(others), 1), *others]
        shown = [round(overall), *own, *ranks, *averages]
        if day == FAILED:
            shown = [0] * len(shown)
        did = [counted[day] for counted in (*habits.values(), *came_of_it.values())]
        table.append([(first_day() + timedelta(days=day)).isoformat(), *shown, *did])
    return table


def events() -> list[list[object]]:
    """What happened on the way."""
    return [
        [first_day() + timedelta(days=37), "Rewrote the headline and the summary", "profile"],
        [first_day() + timedelta(days=HOLIDAY.start), "Two weeks of holiday", "break"],
        [first_day() + timedelta(days=147), "Started a Sales Navigator trial", "subscription"],
    ]


def client_rows() -> list[list[object]]:
    """A row a week and client."""
    chance = random.Random(CLIENTS_SEED)
    table: list[list[object]] = []
    for name, (weekday, weeks, start, gained) in CLIENTS.items():
        levels = list(start)
        for week in range(weeks):
            back = LOST / 4 if DROP_WEEK < week <= DROP_WEEK + 2 else 0.0
            moved = back - (LOST if week == DROP_WEEK else 0.0) + (gained if week == DAYS // 7 - 1 else 0.0)
            levels = [level + moved + chance.gauss(0.02, 0.2) for level in levels]
            day = first_day() + timedelta(days=7 * week + weekday)
            shown = [round(level, 1) for level in levels]
            table.append([day.isoformat(), name, round(sum(shown)), *shown])
    return table


def as_csv(heading: list[str], table: list[list[object]]) -> str:
    """Rows as CSV text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(table)
    return text.getvalue()


def files() -> dict[str, str]:
    """The sample's files by name."""
    return {
        "sample_history.csv": as_csv(header(), rows()),
        "sample_clients.csv": as_csv(["Date", "Client", "SSI", *PILLARS], client_rows()),
        "sample_events.csv": as_csv(["date", "label", "kind"], events()),
    }


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="")
