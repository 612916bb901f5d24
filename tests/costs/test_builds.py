"""What fits into a build, and who pays for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.costs.builds import Chamber, divide, divide_consumed, in_chamber, on_plate
from dfdm.costs.powder import fresh_powder_g, layers, nested_volume_mm3
from dfdm.costs.work import Consumed, Share

ROOM = Chamber(size_mm=(200.0, 120.0, 150.0), assumed=False)


def test_a_plate_holds_rows_in_the_better_of_two_ways():
    assert on_plate((60.0, 50.0, 20.0), ROOM, 5.0) == 6
    assert on_plate((110.0, 60.0, 20.0), ROOM, 5.0) == 3
    assert on_plate((200.0, 120.0, 150.0), ROOM, 5.0) == 1


def test_what_is_too_large_or_too_high_does_not_fit():
    assert on_plate((201.0, 50.0, 20.0), ROOM, 5.0) == 0
    assert on_plate((50.0, 50.0, 151.0), ROOM, 5.0) == 0
    assert in_chamber((201.0, 201.0, 20.0), ROOM, 3.0) == 0


def test_a_chamber_is_filled_in_levels_and_a_part_may_be_turned():
    assert in_chamber((20.0, 20.0, 20.0), ROOM, 5.0) == 8 * 5 * 6
    assert in_chamber((10.0, 110.0, 190.0), ROOM, 5.0) == in_chamber((190.0, 110.0, 10.0), ROOM, 5.0) == 10


@given(
    part=st.tuples(*[st.floats(1.0, 80.0)] * 3),
    gap=st.floats(0.0, 10.0),
    more=st.floats(1.0, 2.0),
)
def test_a_larger_room_never_holds_fewer(part, gap, more):
    x, y, z = ROOM.size_mm
    larger = Chamber(size_mm=(x * more, y * more, z * more), assumed=False)
    assert on_plate(part, larger, gap) >= on_plate(part, ROOM, gap)
    assert in_chamber(part, larger, gap) >= in_chamber(part, ROOM, gap) >= on_plate(part, ROOM, gap)


@given(others=st.floats(0.0, 1.0), pieces=st.integers(1, 500), seconds=st.floats(1.0, 1e5))
def test_a_full_build_comes_to_the_same_whoever_shares_it(others, pieces, seconds):
    found = divide((Share(what="heat", seconds=seconds, basis=""),), 1.0 / pieces, others)
    total = sum(s.seconds for s in found.run) + pieces * sum(s.seconds for s in found.each)
    assert total == pytest.approx(seconds)
    used = divide_consumed(Consumed(what="plate", rate="plate", amount=1.0), 1.0 / pieces, others)
    assert sum(u.amount * (pieces if u.per == "piece" else 1) for u in used) == pytest.approx(1.0)
    assert len({u.what for u in used}) == len(used)


def test_a_nest_is_bounded_by_heat_and_by_what_others_leave():
    bounds = {"least_density": 0.05, "most_density": 0.2}
    assert nested_volume_mm3(1000.0, 8000.0, **bounds) == 8000.0
    assert nested_volume_mm3(8000.0, 9000.0, **bounds) == 40000.0, (
        "a block: heat leaves no more than a fifth of a build"
    )
    assert nested_volume_mm3(100.0, 9000.0, **bounds) == 2000.0, "a frame: others lie in it"


def test_fresh_powder_is_what_is_sintered_or_what_the_cake_asks_for():
    dense = fresh_powder_g(100.0, 1000.0, 100.0, bulk_g_mm3=4.25e-4, refresh=0.2)
    assert dense == 100.0, "a well packed build is refreshed by its own parts"
    loose = fresh_powder_g(1.0, 100_000.0, 1000.0, bulk_g_mm3=4.25e-4, refresh=0.2)
    assert loose == pytest.approx(0.2 * (1.0 + 99_000.0 * 4.25e-4))


def test_layers_are_counted_up_but_not_by_rounding():
    assert layers(30.0, 0.1) == 300
    assert layers(30.01, 0.1) == 301
    assert layers(0.01, 0.1) == 1
