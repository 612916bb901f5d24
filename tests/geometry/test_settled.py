"""Figures that are rounded where they stand are those that writing and reading them would give."""

import math
from dataclasses import replace

import numpy as np
import pytest

from dfdm.facts.measurements import NotMeasured, PartFacts
from dfdm.facts.rounding import significant, significant_all
from dfdm.geometry import Part, facts_of
from dfdm.geometry.cache import Cache, _settled
from dfdm.geometry.quantities import QUANTITY, measured
from tests.benchmarks.parts import PARTS


def document(quantity, found):
    return PartFacts(name="", known={quantity: found}).to_dict()


@pytest.mark.parametrize("name", ["bracket", "enclosure", "sheet_flat", "loftpart"])
def test_settled_is_what_would_be_read(name):
    part = Part.from_shape(PARTS[name](), name=name)
    up = facts_of(part).orientations[0].up
    pieces = [f"{piece} {','.join(map(str, up))}" for piece in ("hangs", "sections", "cups", "held")]
    seen = 0
    for quantity in (*QUANTITY, *pieces):
        found = measured(quantity, part)
        settled = _settled(found)
        if settled is None:
            continue
        seen += 1
        read = PartFacts.from_dict(document(quantity, found)).quantity(quantity)
        assert type(settled) is type(read)
        assert document(quantity, settled) == document(quantity, read) == document(quantity, found)
        if isinstance(settled, tuple):
            assert list(map(repr, settled)) == list(map(repr, read)), quantity
    assert seen >= 12


def test_kept_or_not_the_same_figures_are_judged(tmp_path, monkeypatch):
    part = Part.from_shape(PARTS["bracket"](), name="bracket")
    found = measured("walls", part)
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    kept = Cache.at_key("x").keep("walls", found, doubted=False)
    fresh = Cache(None).keep("walls", found, doubted=False)
    assert np.array_equal(kept.size_mm, fresh.size_mm) and np.array_equal(kept.area_mm2, fresh.area_mm2)
    assert kept.places == fresh.places


def test_many_figures_are_rounded_as_one():
    values = np.concatenate(
        [10.0 ** np.random.default_rng(1).uniform(-9, 9, 5000), [0.0, np.inf, -np.inf, np.nan, -12345.678, 0.1, 1e5]]
    )
    assert np.array_equal(significant_all(values), [significant(v) for v in values])
    assert np.array_equal(significant_all(significant_all(values)), significant_all(values))


def test_figures_that_are_no_numbers_are_not_measured():
    holes = measured("holes", Part.from_shape(PARTS["bracket"](), name="bracket"))
    broken = (replace(holes[0], depth_mm=math.nan), *holes[1:])
    for doubted in (False, True):
        found = Cache(None).keep("holes", broken, doubted=doubted)
        assert isinstance(found, NotMeasured) and "no numbers" in found.reason
