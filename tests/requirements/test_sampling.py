from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.processes import catalog
from dfdm.requirements.sampling import by_attributes, by_variables, every_piece_up_to, usual_aql


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


def test_what_was_not_read_is_no_plan():
    with pytest.raises(InputError, match="no table"):
        by_attributes(20_000, 0.1)
    with pytest.raises(InputError, match="no table"):
        by_variables(1000, 4.0)


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
