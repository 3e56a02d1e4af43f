"""Trends: how have score, pillars and ranks moved?"""

from functools import partial

import streamlit as st

from ssi import charts
from ssi.analysis import experiments, trends
from ssi.analysis import outcomes as results
from ssi.model import PILLAR_KEYS, RANKS
from ssi.ui import choosers, clients, events, frame, outcomes, present, screen, written
from ssi.ui.once import once
from ssi.words import findings, screens, tables, tiles
from ssi.words import outcomes as words

here, history, look = frame.visit(), frame.history(), frame.look()
if history.snapshots.empty:
    outcomes.without_scores(screens.trends(), history, partial(outcomes.weeks_in_range, history))
    st.stop()

title = st.container()
chosen = choosers.chosen_range()
snapshots = once(trends.since, history.snapshots, chosen)
gaps = once(trends.gaps_within, once(trends.gaps, history.snapshots), snapshots)
latest = once(trends.latest, snapshots)
headline = findings.movement_headline(once(trends.movement, snapshots))
with title:
    present.head(here, "trends", screens.trends(), headline, trends.stopped_on(history.snapshots, here.today))

pins = once(experiments.pins, history.events, written.experiments(here), here.today)
if "overall" in latest:
    screen.chart(once(charts.overall_line, snapshots, gaps, pins, look), headline, key="overall")
not_only_you = st.container()
screen.lines(tiles.pins(pins, snapshots["date"].iloc[0].date()))
if gap := findings.gap_sentence(gaps):
    st.caption(gap)
with st.expander(screens.events_heading()):
    events.editor(here.store, history, here.today)

with st.grid(2, min_column_width=320):
    for pillar in [each for each in PILLAR_KEYS if each in latest]:
        moved = once(trends.over_range, once(trends.scores_of, snapshots, pillar))
        sentence = findings.pillar_headline(pillar, latest.get(pillar), moved)
        screen.chart(once(charts.pillar_panel, pillar, snapshots, gaps, look), sentence, key=pillar)

ranks = findings.ranks_headline(latest)
st.markdown(ranks)
if any(rank in latest for rank in RANKS):
    screen.chart(once(charts.rank_lines, snapshots, gaps, look), ranks, key="ranks")
screen.as_table(once(tables.history, snapshots))

if came_of_it := once(results.latest, history.outcomes):
    st.subheader(words.heading(), anchor=False)
    outcomes.weeks(history, outcomes.chosen(came_of_it), last=chosen)
with not_only_you:
    clients.in_range(here, snapshots)
