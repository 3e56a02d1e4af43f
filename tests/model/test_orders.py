"""The orders an experiment can be drawn in, worked out by hand."""

from math import comb

import pytest

from ssi.model.orders import LEAST_ORDERS, MOST_BLOCKS, MOST_ORDERS, drawn, number_of_orders, orders, written


def test_six_blocks_have_the_twenty_orders_with_three_of_them():
    assert [written(order) for order in orders(6)] == [
        *("+++---", "++-+--", "++--+-", "++---+", "+-++--", "+-+-+-", "+-+--+", "+--++-", "+--+-+", "+---++"),
        *("-+++--", "-++-+-", "-++--+", "-+-++-", "-+-+-+", "-+--++", "--+++-", "--++-+", "--+-++", "---+++"),
    ]


def test_of_five_blocks_two_or_three_are_with_which_makes_twenty_as_well():
    assert {sum(order) for order in orders(5)} == {2, 3}
    assert number_of_orders(5) == len(orders(5)) == 20


@pytest.mark.parametrize("blocks", range(1, MOST_BLOCKS + 1))
def test_orders_are_distinct_balanced_and_at_most_two_hundred(blocks):
    found = orders(blocks)
    assert len(set(found)) == len(found) == number_of_orders(blocks) <= MOST_ORDERS
    assert all(abs(2 * sum(order) - blocks) <= 1 and len(order) == blocks for order in found)


def test_no_fewer_blocks_than_five_have_enough_orders():
    assert [blocks for blocks in range(1, 8) if number_of_orders(blocks) >= LEAST_ORDERS] == [5, 6, 7]
    assert number_of_orders(8) == comb(8, 4)


def test_a_seed_draws_the_same_order_for_ever():
    # Written down, not worked out: an experiment that runs would end with another order than it began with.
    assert written(drawn(5, 6)) == "-++-+-"
    assert written(drawn(123_456_789, 8)) == "-+-++--+"
    assert written(drawn(0, 10)) == "--+--++++-"
    assert [written(order) for order in orders(10)[:3]] == ["---++-+-++", "-+-+--+++-", "-++++-+---"]


def test_every_order_is_drawn_about_as_often_as_any_other():
    counts = dict.fromkeys(orders(6), 0)
    for seed in range(4_000):
        counts[drawn(seed, 6)] += 1
    # 200 each; five standard deviations are 69.
    assert all(abs(count - 200) < 69 for count in counts.values())


def test_no_other_number_of_blocks_is_ever_drawn():
    for blocks in (0, MOST_BLOCKS + 1):
        with pytest.raises(ValueError, match="blocks"):
            orders(blocks)
