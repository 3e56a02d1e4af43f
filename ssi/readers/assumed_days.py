"""What was decided about a column of days, as assumptions that can be switched."""

from ssi.model import Assumption
from ssi.readers.days import Days, OrderChoice
from ssi.readers.options import Options
from ssi.words import assumptions as why


def of_order(order: OrderChoice | None) -> list[Assumption]:
    """Which number of a date is the day, where any date left it open."""
    if order is None:
        return []
    other = "month_first" if order.order == "day_first" else "day_first"
    return [Assumption("date_order", order.order, () if order.settled else (other,), order.why)]


def of_days(read: Days, options: Options) -> list[Assumption]:
    """The same, and the zone in which times with a zone became days."""
    found = of_order(read.order)
    if read.zoned:
        zone = options.time_zone
        reason = why.time_zone_used(zone) if zone else why.time_zone_unknown()
        found.append(Assumption("time_zone", zone, (), reason))
    return found
