"""`dfdm calibrate` on real parts: jobs priced from known rates, the node file that comes of them, rows that cannot be used."""

from __future__ import annotations

import json
import random
from importlib.resources import files
from pathlib import Path

import cadquery as cq
import pytest
from jsonschema import Draft202012Validator

import dfdm
from dfdm.__main__ import main
from dfdm.costs.pricing import unit_cost
from dfdm.errors import InputError
from dfdm.verbs import network

SIZES = ((40, 30, 10), (80, 50, 20), (100, 60, 30))
TRUE = {"machine_rate": 1.4, "labor_rate": 1.3, "setup_time": 0.5, "programming_time": 2.0}
HEADER = "model,process,material,machine,quantity,price,currency,date"
NODE = """schema = "dfdm/node/1"
id = "local:shop"
name = "Shop"
timezone = "Europe/Lisbon"

[place]
city = "Porto"
country = "PT"
lat = 41.15
lon = -8.61

# the mill in the corner
[[machines]]
model = "tormach_pcnc_1100"
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A folder with a node file, three parts and a file of jobs whose prices come from known rates with 3 % of noise."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "shop.toml").write_text(NODE, encoding="utf-8")
    noise, rows = random.Random(7), []
    for number, (x, y, z) in enumerate(SIZES):
        model = folder / f"part{number}.step"
        cq.exporters.export(cq.Workplane().box(x, y, z).faces(">Z").workplane().hole(8), str(model))
        found = dfdm.cost(model, "milling", machine="tormach_pcnc_1100", material="aluminum_6061")
        truth = {key: value * TRUE.get(key, 1.0) for key, value in found.basis.rating.numbers.items()}
        for quantity in (1, 4, 20, 60):
            price = float(unit_cost(found.basis.work, truth, quantity)) * quantity * noise.lognormvariate(0, 0.03)
            if (number, quantity) == (1, 20):
                price *= 2.5  # a rush order
            rows.append(
                f"{model.name},milling,aluminum_6061,tormach_pcnc_1100,{quantity},{price:.2f},EUR,2026-0{number + 1}-10"
            )
    (folder / "jobs.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(shop):
    return dfdm.calibrate(shop / "jobs.csv", shop / "shop.toml")


def test_jobs_make_estimates_better_and_the_odd_one_is_told(found):
    (machine,) = found.machines
    assert found.improves
    assert machine.fit.after.median < 0.5 * machine.fit.before.median
    assert [job.name for job in machine.fit.jobs if not job.fits] == ["line 8, part1.step"]
    assert "does not fit: line 8" in str(found)


def test_the_document_follows_its_schema(found):
    schema = json.loads((files("dfdm") / "data" / "schema" / "calibration.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(json.dumps(found.to_dict()))
    Draft202012Validator(schema).validate(document)
    assert document["machines"][0]["covered"]["quantity"] == [1.0, 60.0]


def test_the_node_file_holds_measured_rates_and_all_that_it_held(found, shop, tmp_path):
    target = tmp_path / "new.toml"
    found.write(target)
    text = target.read_text(encoding="utf-8")
    assert "# the mill in the corner" in text
    (node,) = network(target).nodes
    rates = node.machines[0].rates
    assert {"machine_rate", "setup_time"} & set(rates)
    for key, cited in rates.items():
        assert (cited.kind, cited.source) == ("measured", "node")
        assert cited.date == "2026-03-10"
        if not key.startswith("calibrated_"):
            assert cited.interval[0] < cited.number < cited.interval[1] and cited.n == 11
    assert "material_price" not in rates
    with pytest.raises(InputError, match="there already"):
        found.write(target)
    found.write(target, force=True)
    assert not list(tmp_path.glob(".*"))
    assert (shop / "shop.toml").read_text(encoding="utf-8") == NODE


def test_the_same_jobs_do_not_count_twice(found, shop, tmp_path):
    found.write(tmp_path / "new.toml")
    again = dfdm.calibrate(shop / "jobs.csv", tmp_path / "new.toml")
    assert again.to_dict() == found.to_dict()
    assert again.text == found.text


def test_what_an_earlier_calibration_wrote_goes(found, shop, tmp_path):
    node = tmp_path / "old.toml"
    stale = found.text.replace(
        "[machines.rates]\n",
        '[machines.rates]\nsaw_kerf = { value = 2.0, unit = "mm", source = "node", locator = "fitted to 9 jobs", kind = "measured" }\n'
        'packaging = { value = 2.0, unit = "EUR/piece", source = "node", locator = "price list", kind = "measured" }\n',
    )
    assert stale != found.text
    node.write_text(stale, encoding="utf-8")
    text = dfdm.calibrate(shop / "jobs.csv", node).text
    assert "saw_kerf" not in text
    assert "price list" in text


def test_a_node_file_in_json_is_written_as_json(shop, tmp_path):
    import tomllib

    node = tmp_path / "shop.json"
    node.write_text(json.dumps(tomllib.loads(NODE)), encoding="utf-8")
    text = dfdm.calibrate(shop / "jobs.csv", node).text
    assert json.loads(text)["machines"][0]["rates"]["calibrated_materials"]["value"] == "aluminum_6061"


def test_estimates_at_the_node_say_what_lies_outside(found, shop, tmp_path):
    from dfdm.costs import estimate
    from dfdm.processes import Route, capability

    found.write(tmp_path / "new.toml")
    (node,) = network(tmp_path / "new.toml").nodes
    facts = dfdm.measure(shop / "part0.step").parts[0]
    offered = capability("milling", "aluminum_6061", node.machines[0].machine)

    def said(quantity: int) -> list[str]:
        made = estimate(
            facts,
            Route.of("milling", material="aluminum_6061"),
            offered,
            quantity=quantity,
            rates=node.machines[0].rates,
        )
        return [note for note in made.assumptions if "outside" in note]

    assert said(10) == []
    assert "quantity of 500" in said(500)[0]


def test_candidates_say_where_rates_are_used_beyond_their_jobs(shop, tmp_path):
    node = tmp_path / "fitted.toml"
    assert main(["calibrate", str(shop / "jobs.csv"), "--node", str(shop / "shop.toml"), "-o", str(node)]) == 0

    def best(quantity, material="aluminum_6061"):
        found = dfdm.match(
            shop / "part0.step", str(node), to="Porto, PT", quantity=quantity, process="milling", material=material
        )
        return found.best.to_dict()["extrapolates"], found.text()

    assert best(20)[0] == []
    told, text = best(5000)
    assert told == ["a quantity of 5000 is outside the 1 to 60 of the jobs that the rates were fitted to"]
    assert f"1: {told[0]}" in text
    assert "aluminum_6082 is not among what the rates were fitted to: aluminum_6061" in best(20, "aluminum_6082")[0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,0,10,EUR,2026-01-10", "line 2: quantity '0'"),
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,1,free,EUR,2026-01-10", "line 2: price 'free'"),
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,1,nan,EUR,2026-01-10", "line 2: price 'nan'"),
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,1,10,EUR,soon", "line 2: date 'soon'"),
        (
            "none.step,milling,aluminum_6061,tormach_pcnc_1100,1,10,EUR,2026-01-10",
            "line 2: there is no model none.step",
        ),
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,1,10,EUR", "line 2: 7 cells where the header has 8"),
        ("part0.step,knitting,aluminum_6061,tormach_pcnc_1100,1,10,EUR,2026-01-10", "line 2: .*knitting"),
        ("part0.step,milling,pla,tormach_pcnc_1100,1,10,EUR,2026-01-10", "line 2: .*pla"),
        ("part0.step,milling,aluminum_6061,prusa_mk4,1,10,EUR,2026-01-10", "line 2: the node has no machine prusa_mk4"),
        ("part0.step,milling,aluminum_6061,tormach_pcnc_1100,1,10,ZZ,2026-01-10", "line 2: .*ZZ"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(shop, row, said):
    bad = shop / "bad.csv"
    bad.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        dfdm.calibrate(bad, shop / "shop.toml")


def test_a_missing_column_and_too_few_jobs_are_named(shop):
    bad = shop / "bad.csv"
    bad.write_text("model,process\npart0.step,milling\n", encoding="utf-8")
    with pytest.raises(InputError, match="column 'material' is missing"):
        dfdm.calibrate(bad, shop / "shop.toml")
    lines = (shop / "jobs.csv").read_text(encoding="utf-8").splitlines()
    bad.write_text("\n".join(lines[:5]), encoding="utf-8")
    with pytest.raises(InputError, match="4 jobs are too few"):
        dfdm.calibrate(bad, shop / "shop.toml")


def test_the_command_writes_only_where_it_is_told_to(shop, tmp_path, capsys):
    node = tmp_path / "shop.toml"
    node.write_text(NODE, encoding="utf-8")
    asked = ["calibrate", str(shop / "jobs.csv"), "--node", str(node)]
    assert main([*asked, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "dfdm/calibration/1"
    assert node.read_text(encoding="utf-8") == NODE
    assert main([*asked, "-o", str(node)]) == 2
    assert "there already" in capsys.readouterr().err
    assert main([*asked, "-o", str(tmp_path / "out.toml")]) == 0
    assert "written to" in capsys.readouterr().out
    assert node.read_text(encoding="utf-8") == NODE
    assert main([*asked, "--force"]) == 0
    assert node.read_text(encoding="utf-8") == Path(tmp_path / "out.toml").read_text(encoding="utf-8") != NODE
