"""A refresh takes no more of a rebuild than promised, with twofold slack for a noisy machine, and starting up is light."""

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
    found = refresh.measured(PARTS[name], nodes, repeats=4, taken=min)
    whole, rest = refresh.allowed(name)
    told = {stage: round(seconds * 1e3, 1) for stage, seconds in found.stages.items()}
    assert found.counts
    assert found.refresh <= 2.0 * whole * found.rebuild, told
    assert found.refresh - found.stages["mesh"] <= 2.0 * rest * found.rebuild, told


def test_starting_up_is_light():
    ours, words, theirs = (
        imports.seconds(statement, repeats=3) for statement in ("import dfdm", imports.COMMAND, "import cadquery")
    )
    assert ours <= 2.0 * imports.MOST * theirs
    assert words <= imports.COMMAND_MOST * theirs
