"""From traces and a layout to a figure: on a stage nothing stays in it that only a pointer would show."""

import re
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ssi.charts.look import Look

_OF_TRACES = ("name", "text", "textposition", "hovertemplate", "customdata")
_OF_NOTES = ("hovertext", "hoverlabel")
_AXIS = re.compile(r"[xy]axis\d*")


def drawn(traces: Sequence[dict[str, Any]], layout: dict[str, Any], look: Look) -> go.Figure:
    """The figure. On a stage nothing shows under the pointer; without digits value axes have words or nothing."""
    if look.stage is None:
        return go.Figure(list(traces), layout)
    bare = _without(layout, ("hoverlabel",)) | {
        "hovermode": False,
        "annotations": [_without(note, _OF_NOTES) for note in layout["annotations"]],
        **{key: _axis(axis, look) for key, axis in layout.items() if _AXIS.fullmatch(key)},
    }
    return go.Figure([_without(trace, _OF_TRACES) | {"hoverinfo": "skip"} for trace in traces], bare)


def _without(settings: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key not in keys}


def _axis(axis: dict[str, Any], look: Look) -> dict[str, Any]:
    seen = _without(axis, ("hoverformat",))
    if look.has_digits or seen.get("type") == "date" or _has_words(seen):
        return seen
    return _without(seen, ("ticktext",)) | {"showticklabels": False}


def _has_words(axis: dict[str, Any]) -> bool:
    """Whether all that stands along an axis are words."""
    texts = "".join(axis.get("ticktext", ""))
    return bool(texts) and not any(letter.isdigit() for letter in texts)
