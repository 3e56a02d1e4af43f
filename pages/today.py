"""Today: where am I?"""

from functools import partial

import streamlit as st

from ssi import charts
from ssi.analysis import outcomes as results
from ssi.analysis import trends
from ssi.model import PILLAR_KEYS, RANKS
from ssi.ui import clients, frame, outcomes, present, screen, suggestion
from ssi.ui.once import once
from ssi.words import findings, names, screens, tables, tiles

here, history = frame.visit(), frame.history()
snapshots = history.snapshots
if snapshots.empty:
    outcomes.without_scores(screens.today(), history, partial(outcomes.tiles, today=here.today))
    st.stop()

latest, changes = once(trends.latest, snapshots), once(trends.changes, snapshots)
wobbles, lagging = once(trends.wobbles, snapshots), once(trends.lagging_pillar, snapshots)
stopped = trends.stopped_on(snapshots, here.today)
present.head(
    here,
    "today",
    screens.today(),
    findings.today_headline(latest.get("overall"), changes.get("overall"), wobbles["overall"], stopped),
)
not_only_you = st.container()

outcomes.tiles(outcomes.chosen(once(results.latest, history.outcomes)), here.today)
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
suggestion.one(here, history)
if len(snapshots) == 1 and not stopped:
    st.info(findings.first_snapshot(snapshots["date"].iloc[0]))
with not_only_you:
    clients.not_only_you(here, changes.get("overall"))
