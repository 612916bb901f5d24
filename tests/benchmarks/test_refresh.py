"""A refresh takes no more of a rebuild than promised, with twofold slack for a noisy machine; figures judge at once."""

import pytest

from dfdm.geometry.compiled import warm
from tests.benchmarks import imports, refresh
from tests.benchmarks.parts import PARTS


@pytest.fixture(scope="module")
def nodes():
    warm()
    return refresh.network()


@pytest.mark.parametrize("name", ["bracket", "enclosure", "gear", "manifold_block", "sheet_flat"])
def test_a_refresh_keeps_up_with_the_rebuild(nodes, name):
    found = refresh.measured(PARTS[name], nodes, repeats=3)
    whole, rest = refresh.allowed(name)
    told = {stage: round(seconds * 1e3, 1) for stage, seconds in found.stages.items()}
    assert found.counts
    assert found.refresh <= 2.0 * whole * found.rebuild, told
    assert found.refresh - found.stages["mesh"] <= 2.0 * rest * found.rebuild, told


def test_importing_dfdm_is_light():
    assert imports.seconds("import dfdm") <= 2.0 * imports.MOST * imports.seconds("import cadquery")
