"""The search along a row of places: every change between samples is found to one place, whatever the row is like."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.sweeps.search import Search


def searched(row, now, samples=9, **options):
    search = Search(len(row), now, samples=samples, **options)
    while (place := search.wanted()) is not None:
        assert place not in search.known
        search.told(place, [row[place]])
    return search


def test_samples_go_from_now_to_the_ends_and_into_the_widest_gaps():
    search, order = Search(81, 33, samples=9), []
    while (place := search.wanted()) is not None:
        order.append(place)
        search.told(place, ["same"])
    assert order[:4] == [33, 0, 80, 40]
    assert sorted(order) == [0, 10, 20, 30, 33, 40, 50, 60, 70, 80]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 60)), min_size=1, max_size=5),
    st.data(),
)
def test_runs_that_samples_meet_are_found_to_one_place(pieces, data):
    row = "".join(letter * count for letter, count in pieces)
    now = data.draw(st.integers(0, len(row) - 1))
    search = searched(row, now)
    places = sorted(search.known)
    for low, high in itertools.pairwise(places):
        assert row[low] == row[high] or high - low == 1
    for first, last in search.runs(0):
        assert row[first] == row[last]
    assert next(first for first, _ in search.runs(0)) == 0
    assert search.runs(0)[-1][1] == len(row) - 1


@given(st.integers(2, 2000), st.data())
def test_one_change_costs_no_more_than_its_bisection(count, data):
    change, now = data.draw(st.integers(1, count - 1)), data.draw(st.integers(0, count - 1))
    search = searched("a" * change + "b" * (count - change), now)
    assert search.runs(0) == [(0, change - 1), (change, count - 1)]
    assert len(search.known) <= 10 + (count // 8).bit_length() + 1


def test_changes_near_now_are_sharpened_first():
    search = Search(801, 700, samples=9)
    order = []
    while (place := search.wanted()) is not None:
        order.append(place)
        search.told(place, ["no" if place < 150 or place > 650 else "yes"])
    bisected = order[10:]
    assert all(600 < place < 700 for place in bisected[:5])
    assert {150, 149, 650, 651} <= set(search.known)


def test_slow_places_are_neither_sharpened_nor_sampled_between():
    search, asked = Search(101, 0, samples=9), []
    while (place := search.wanted()) is not None:
        asked.append(place)
        search.told(place, ["slow" if place > 45 else "b" if place > 9 else "a"], slow=place > 45)
    assert [place for place in asked if place > 45] == [100, 50]
    assert search.runs(0) == [(0, 9), (10, 38), (50, 100)]
    assert search.blunt


def test_a_search_without_slow_places_is_not_blunt():
    assert not searched("aaaaaaaaaaaabbbbbbbbbbb", 3).blunt


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_a_short_row_is_asked_whole(count):
    assert sorted(searched("x" * count, count - 1).known) == list(range(count))


def test_without_order_every_place_is_asked():
    assert len(searched("ab" * 20, 3, ordered=False).known) == 40


def test_runs_are_told_for_each_question():
    search = Search(3, 0)
    for place, states in enumerate((("a", 1), ("a", 2), ("b", 2))):
        search.told(place, states)
    assert search.runs(0) == [(0, 1), (2, 2)]
    assert search.runs(1) == [(0, 0), (1, 2)]
