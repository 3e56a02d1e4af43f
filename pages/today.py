"""Today: where am I?"""

import streamlit as st

from ssi import charts
from ssi.analysis import trends
from ssi.model import PILLAR_KEYS, RANKS
from ssi.ui import frame, screen
from ssi.ui.once import once
from ssi.words import findings, names, screens, tables, tiles

here, history = frame.visit(), frame.history()
snapshots = history.snapshots
if snapshots.empty:
    screen.head(screens.today(), screens.no_scores())
    screen.nothing_yet(screens.no_scores_next())
    st.stop()

latest, changes = once(trends.latest, snapshots), once(trends.changes, snapshots)
wobbles, lagging = once(trends.wobbles, snapshots), once(trends.lagging_pillar, snapshots)
stopped = trends.stopped_on(snapshots, here.today)
screen.head(
    screens.today(),
    findings.today_headline(latest.get("overall"), changes.get("overall"), wobbles["overall"], stopped),
)

with st.grid(3, min_column_width=200):
    for column in (*RANKS, "overall"):
        number, note = tiles.tile(column, latest.get(column), changes.get(column), here.today, stopped)
        screen.tile(names.column(column), number, note)

sentence = findings.lagging_sentence(lagging)
st.markdown(sentence)
if any(pillar in latest for pillar in PILLAR_KEYS):
    screen.chart(
        once(charts.pillar_bars, latest, lagging, frame.look()),
        sentence,
        once(tables.pillars, latest, changes, stopped),
        key="pillars",
    )
if len(snapshots) == 1 and not stopped:
    st.info(findings.first_snapshot(snapshots["date"].iloc[0]))
