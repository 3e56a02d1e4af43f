"""Changes: what changed between two dates, and is it more than usual?"""

import streamlit as st

from ssi import charts
from ssi.analysis import trends
from ssi.model import RANKS
from ssi.ui import before_after, choosers, frame, outcomes, present, screen, steps, why
from ssi.ui.once import once
from ssi.words import findings, screens, tables

here, history = frame.visit(), frame.history()
snapshots = history.snapshots
if snapshots.empty:
    outcomes.without_scores(screens.changes(), history, outcomes.changes)
    st.stop()

title = st.container()
days = choosers.chosen_days(snapshots)
changes = once(trends.changes_between, snapshots, *days) if days else once(trends.changes, snapshots)
wobbles = once(trends.wobbles, snapshots, days[1] if days else None)
stopped = trends.stopped_on(snapshots, here.today)
headline = findings.change_headline(changes, wobbles, stopped)
if not changes:
    headline = findings.nothing_between() if days else findings.only_one_week()
with title:
    present.head(here, "changes", screens.changes(), headline, stopped)

latest = once(trends.latest, snapshots)
if changes:
    screen.chart(
        once(charts.change_bars, changes, wobbles, frame.look(), latest),
        headline,
        once(tables.changes, changes, wobbles),
        key="changes",
    )
    overall = once(trends.scores_of, snapshots, "overall")
    missing = once(trends.changes_missing_for_wobble, overall, days[1] if days else None)
    if "overall" in changes:
        st.markdown(findings.wobble_sentence(wobbles["overall"], missing))
    for rank in RANKS:
        if rank in changes:
            st.markdown(findings.rank_sentence(rank, latest[rank], changes[rank], stopped))
    why.section(here, history, changes, wobbles)

before_after.section(history, frame.look())
steps.section(here.store, history)
