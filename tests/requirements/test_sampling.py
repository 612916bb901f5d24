import csv
import itertools
import math
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, nct, norm

from dfdm.errors import InputError
from dfdm.processes import catalog
from dfdm.requirements.sampling import by_attributes, by_variables, every_piece_up_to, usual_aql
from dfdm.table import data_folder


@pytest.mark.parametrize(
    ("lot", "aql", "sample", "accept"),
    [
        (3000, 2.5, 125, 7),  # the worked example of an inspection company (SGS): major 7/8, minor 10/11 of 125
        (3000, 4.0, 125, 10),
        (5000, 2.5, 200, 10),  # the worked examples of two others
        (5000, 4.0, 200, 14),
        (51, 2.5, 20, 1),  # letter E points down at 2.5: the plan of F
        (60, 1.0, 13, 0),
        (200, 0.65, 20, 0),  # G points up
        (100, 1.0, 13, 0),  # F points up at 1.0
        (100, 1.5, 32, 1),  # F points down at 1.5
        (600_000, 15, 80, 21),  # arrows lead up from Q to J
        (12, 10, 5, 1),
    ],
)
def test_single_plans_by_attributes(lot, aql, sample, accept):
    found = by_attributes(lot, aql)
    assert (found.sample, found.accept, found.reject) == (sample, accept, accept + 1)


def test_a_sample_as_large_as_the_lot_is_every_piece():
    found = by_attributes(60, 0.1)
    assert (found.rule, found.sample, found.accept) == ("every_piece", 60, 0)


@pytest.mark.parametrize(
    ("lot", "aql", "letter", "sample", "k"),
    [(100, 1.0, "F", 10, 1.72), (1000, 0.65, "J", 35, 2.03), (51, 0.4, "E", 7, 1.88), (60, 0.15, "F", 10, 2.24)],
)
def test_single_plans_by_variables(lot, aql, letter, sample, k):
    found = by_variables(lot, aql)
    assert (found.letter, found.sample, found.k) == (letter, sample, k)


@pytest.mark.parametrize(
    ("lot", "aql", "level", "letter", "sample", "accept"),
    [
        (20_000, 0.1, "II", "N", 500, 1),  # M points down
        (20_000, 0.04, "II", "M", 315, 0),
        (100_000, 0.4, "II", "N", 500, 5),
        (1_000_000, 0.25, "III", "R", 2000, 10),
        (1_000_000, 0.025, "II", "R", 2000, 1),  # Q points down
        (1_000_000, 0.015, "III", "P", 800, 0),  # R and Q point up
        (1_000_000, 0.65, "III", "R", 2000, 21),
        (1_000_000, 1.0, "III", "Q", 1250, 21),
    ],
)
def test_large_lots_and_strict_levels(lot, aql, level, letter, sample, accept):
    """By Table II-A of MIL-STD-105E."""
    found = by_attributes(lot, aql, level=level)
    assert (found.letter, found.sample, found.accept) == (letter, sample, accept)


def cells(name):
    with (data_folder() / "sampling" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def test_every_cell_of_the_attributes_is_there_and_as_sure_as_its_neighbors():
    """Lots as good as the level are accepted nine times of ten or more; a diagonal has the same numbers."""
    found = {(row["letter"], float(row["aql"])): (int(row["sample"]), row["ac"]) for row in cells("attributes.csv")}
    letters, levels = (list(dict.fromkeys(key[place] for key in found)) for place in (0, 1))
    assert len(found) == len(letters) * len(levels) == 16 * 17
    for (_, aql), (sample, accept) in found.items():
        if accept not in "v^" and aql <= 10:
            assert 0.87 < binom.cdf(int(accept), sample, aql / 100) < 0.995
    steps = {
        "0": "^",
        "^": "v",
        "v": "1",
        "1": "2",
        "2": "3",
        "3": "5",
        "5": "7",
        "7": "10",
        "10": "14",
        "14": "21",
        "21": "^",
    }
    for aql in levels:
        column = [found[letter, aql][1] for letter in letters]
        first = next(n for n, cell in enumerate(column) if cell != "v")
        for before, after in itertools.pairwise(column[first:]):
            assert after == ("^" if "21" in column[: column.index(before)] else steps[before]) or before == "^" == after


def test_every_cell_of_the_variables_is_there_and_sure():
    found = cells("variables.csv")
    assert len(found) == 14 * 11
    for row in found:
        if row["k"] == "v":
            continue
        sample, share = int(row["sample"]), float(row["aql"]) / 100
        sure = nct.sf(math.sqrt(sample) * float(row["k"]), sample - 1, math.sqrt(sample) * norm.isf(share))
        assert 0.87 < sure < 0.995, row
    found = by_variables(1000, 4.0)
    assert (found.letter, found.sample, found.k) == ("J", 35, 1.388)
    with pytest.raises(InputError):
        by_variables(1000, 0.01)


@pytest.mark.parametrize(("lot", "aql", "level"), [(0, 1.0, "II"), (100, 3.0, "II"), (100, 1.0, "IV")])
def test_what_the_tables_do_not_have_is_said(lot, aql, level):
    with pytest.raises(InputError):
        by_attributes(lot, aql, level=level)


@given(
    lot=st.integers(2, 500_000),
    aql=st.sampled_from([0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0, 15.0]),
    level=st.sampled_from(["I", "II", "III"]),
)
def test_every_plan_of_the_usual_levels_is_found_and_sound(lot, aql, level):
    found = by_attributes(lot, aql, level=level)
    assert 1 <= found.sample <= lot
    assert found.accept is not None and 0 <= found.accept < found.sample
    if found.rule == "attributes":  # lots as good as the level are accepted almost always, much worse ones seldom
        assert accepted(found, aql / 100) > 0.86
        assert accepted(found, min(12 * aql / 100, 0.95)) < 0.35


def accepted(plan, share):
    """The chance that a sample of so many nonconforming is accepted (binomial)."""
    return sum(comb(plan.sample, n) * share**n * (1 - share) ** (plan.sample - n) for n in range(plan.accept + 1))


def test_stricter_levels_never_accept_more():
    for lot in (60, 100, 200, 400, 1000, 3000, 9000, 30_000):
        plans = [by_attributes(lot, aql) for aql in (0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0)]
        assert [p.accept / p.sample for p in plans] == sorted(p.accept / p.sample for p in plans)


def test_the_rules_have_sources():
    for cited in (every_piece_up_to(), usual_aql("major"), usual_aql("minor")):
        assert cited.source in catalog().sources
