"""That a session was held, whatever comes of it: the next one looks back to it."""

from collections.abc import Mapping
from typing import Any

from ssi.model import sessions
from ssi.model.sessions import Session
from ssi.ui.frame import Visit


def hold(here: Visit) -> None:
    """Note that there is a session today with the person looked at."""
    session = Session(here.today)
    key = sessions.key_of(session)

    def held(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        return kept if key in kept else {**kept, key: sessions.to_kept(session)}

    here.store.change_documents(here.person, {"session": held})
