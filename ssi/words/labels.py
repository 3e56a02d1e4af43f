"""The short texts inside charts: labels at line ends, marks explained, hover texts."""

from ssi.model import FIGURE_DAYS, Change
from ssi.words import findings, numbers
from ssi.words.translate import later
from ssi.words.translate import say as _

_RANK_ENDS = {"industry_rank": later("Industry"), "network_rank": later("Network")}


def industry() -> str:
    """The end label of the industry average's line."""
    return _("industry")


def tick_explained() -> str:
    """What the tick across a bar is."""
    return _("Tick: industry average")


def lagging(name: str) -> str:
    """A pillar's name, marked as the lagging one."""
    return _("{pillar} · lagging").format(pillar=name)


def points_axis() -> str:
    """The unit under the changes."""
    return _("Points")


def band_explained() -> str:
    """What the pale band behind a change is."""
    return _("Pale band: your usual wobble of one week")


def rank_end(column: str, rank: float, *, digits: bool = True) -> str:
    """Whose rank and which, on two lines at the end of its line; whose alone without digits."""
    whose = _(_RANK_ENDS[column])
    return f"{whose}<br>{numbers.top(rank)}" if digits else whose


def up_is_closer() -> str:
    """Which way is better, beside ranks without figures."""
    return _("Up: closer to the top")


def rank_hover() -> str:
    """A rank in a hover text, where the chart fills in the number."""
    return _("Top {percent}%").format(percent="%{y:~g}")


def arrowed(points: float, places: int = 1, *, digits: bool = True) -> str:
    """A change with its direction: "▼ −2.8"; without digits "▼ down"."""
    said = numbers.change(points, places)
    if said.startswith(numbers.MINUS):
        return f"▼ {said if digits else _('down')}"
    if said.startswith("+"):
        return f"▲ {said if digits else _('up')}"
    return said


def change(moved: Change | None, wobble: float | None, *, digits: bool = True) -> str:
    """A change beside its bar: "▼ −2.8, more than usual", "▲ +2.0 over three weeks"; "▼ down, more than usual"."""
    if moved is None:
        return _("not known on both days")
    said = arrowed(moved.points, digits=digits)
    if moved.weeks is not None and moved.weeks > 1:
        span = findings.span(moved) if digits else _("over several weeks")
        return _("{change} {span}").format(change=said, span=span)
    is_more = moved.is_more_than_usual(wobble)
    if is_more is None:
        return said
    return _("{change}, {usual}").format(change=said, usual=findings.usual(is_more=is_more))


def habit_a_week(name: str) -> str:
    """The heading over a habit's weekly counts."""
    return _("{habit} a week").format(habit=name)


def striped() -> str:
    """What a striped bar is."""
    return _("Striped: not every day is known")


def week_hover(day_format: str) -> str:
    """The heading of a week's hover text, where the chart fills in the day of its Monday."""
    return _("week of {day}").format(day=day_format)


def days_known(days: int) -> str:
    """Of how many days of a week the count is known."""
    return _("{days} of 7 days known").format(days=days)


def signed(points: float) -> str:
    """A mark on an axis of changes: −2, 0, +2."""
    return f"{points:+g}".replace("-", numbers.MINUS) if points else "0"


def points_for_one_more() -> str:
    """The unit under what lines up with a pillar."""
    return _("Points for one more a week")


def more_for_one_more() -> str:
    """The unit under what lines up with an outcome."""
    return _("More a week, for one more a week")


def figure_takes() -> str:
    """How long a history has to be for figures: "20 weeks"."""
    return findings.weeks(FIGURE_DAYS // 7)


def direction_only() -> str:
    """Why an axis has no figures: the history is short."""
    return _("Which way only: a figure takes {length}").format(length=figure_takes())


def only_direction() -> str:
    """Why an axis has no figures: none are to be seen, or there are none."""
    return _("Which way only")


def runs_off() -> str:
    """What an arrow at the edge of the axis is."""
    return _("Arrow: the range goes on")


def lower() -> str:
    """The left of an axis without figures."""
    return _("lower")


def higher() -> str:
    """The right of an axis without figures."""
    return _("higher")


def strength() -> str:
    """The axis under shuffled weeks."""
    return _("How strongly it lines up, and which way")


def your_weeks() -> str:
    """The dot of the real order among the shuffled ones."""
    return _("Your weeks")


def close_up(least: float, most: float, *, of: float, digits: bool = True) -> str:
    """Of an axis that shows only a part of a score's scale: "Close up: 12 to 17 of 25"; "Close up" without digits."""
    if not digits:
        return _("Close up")
    said = _("Close up: {least} to {most} of {all}")
    return said.format(
        least=numbers.rounded(least, 0), most=numbers.rounded(most, 0), all=numbers.rounded(of, 0)
    )


def half_shows(after: str) -> str:
    """The words beside the delay of a finding: "half shows", "after about two weeks"."""
    return _("half shows<br>{after}").format(after=after)


def half_shows_so_late() -> str:
    """The words beside the delay of a finding where its length alone has to say how long it is."""
    return _("half shows after this long")


def grey_explained() -> str:
    """What the grey line in a panel is."""
    return _("Grey: industry average")


def pins(first: int, last: int, *, digits: bool = True) -> str:
    """The mark of one event, or of several that stand together: "3", "3–5"; without digits "C", "C–E"."""
    ends = [str(number) if digits else _letters(number) for number in dict.fromkeys((first, last))]
    return "–".join(ends)


def _letters(number: int) -> str:
    """A to Z for 1 to 26, then AA, AB, ..."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
