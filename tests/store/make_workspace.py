"""The workspace that `tests/store/workspaces` keeps a file of in each version: small, and all of it invented.

`python -m tests.store.make_workspace tests/store/workspaces/version_N.zip` writes it as the program saves it now. Files
of older versions are never written again.
"""

import sys
from datetime import timedelta
from pathlib import Path

from ssi.model import Frames, Problem, frame, plans, playbook
from ssi.model.plans import Plan, PlanItem
from ssi.model.playbook import Playbook
from ssi.store import Cell, Store, open_memory
from tests.store.support import MONDAY, SUNDAY, events, posts, scores, ticking

TUESDAY = MONDAY + timedelta(days=1)
SHARE = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7100000000000000001"
CONTENT = b"date,overall\n2026-11-02,50\n2026-11-03,51.5\n"

FILE = Frames(
    snapshots=scores((MONDAY, {"overall": 50, "industry_rank": 9}), (TUESDAY, {"overall": 51.5})).snapshots,
    events=events((MONDAY, "New job"), (TUESDAY, "Course")),
)
ARCHIVE = Frames(
    habits=posts((MONDAY, 1.0), (TUESDAY, 0.0)).habits,
    outcomes=frame("outcomes", [{"date": MONDAY, "measure": "replies", "value": 3.0, "days": 1}]),
    posts=frame("posts", [{"published": MONDAY, "url": SHARE, "text": "Hello", "kind": "post"}]),
    profile=frame("profile", [{"date": TUESDAY, "field": "headline", "text": "Sells pens"}]),
)
ANALYTICS = Frames(posts=frame("posts", [{"published": MONDAY, "url": SHARE, "impressions": 210}]))
PLAN = Plan(MONDAY, (PlanItem("posts", "brand", 1, 2, (0, 2)),), "usual")
PROBLEM = Problem(4, "overall", "151", "Line 4, overall: 151 is above 100.", left_out=True)


def invented() -> Store:
    """Two people: one with all that can be kept, one with a score."""
    store = open_memory(clock=ticking())
    ann, ben = store.add_person("Ann Example").id, store.add_person("Ben Example").id
    file = {
        "name": "history.csv",
        "format": "wide",
        "content": CONTENT,
        "options": {"scale": 100, "snapshot_date": MONDAY},
        "problems": [PROBLEM],
    }
    first = store.add(ann, FILE, kind="import", **file)
    store.add(ann, ARCHIVE, kind="import", name="archive.zip", format="linkedin_archive", content=b"private")
    store.add(ann, ANALYTICS, kind="import", name="analytics.xlsx", format="analytics")
    store.add(ann, posts((MONDAY, 2.0)), kind="typed", name="Typed")
    store.add(
        ann, scores((MONDAY, {"overall": 60}), (TUESDAY, {"overall": 61})), kind="import", name="new.csv"
    )
    store.choose(ann, [Cell("snapshots", MONDAY, "overall")], first.batch)
    undone = store.add(ben, posts((SUNDAY, 9.0, 7)), kind="import", name="weeks.csv")
    store.undo(undone.batch)
    store.add(ben, scores((MONDAY, {"overall": 40})), kind="typed", name="Typed")
    shown = store.history(ann).events
    store.save_events(ann, events((MONDAY, "New job"), (SUNDAY, "Holiday")), shown=shown)
    store.remember("date|score", {"columns": {"date": "date", "score": "overall"}, "snapshot_date": MONDAY})
    store.keep_document(ann, "plan", MONDAY.isoformat(), plans.to_kept(PLAN))
    store.keep_document(
        ben, "playbook", MONDAY.isoformat(), playbook.to_kept(Playbook(MONDAY, {"post": TUESDAY}))
    )
    return store


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(invented().workspace())
