"""Routes: one shaping process and what follows, from names, from a file, from JSON."""

import json

import pytest

from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.processes import Route, Step


def test_a_route_from_names_resolves_aliases_and_the_default_material():
    route = Route.of("Laser", material="Mild steel", then=["deburr", "powder_coat"])
    assert (route.process, route.material) == ("laser_cutting", "mild_steel")
    assert [step.id for step in route.operations] == ["deburr", "powder_coat"]
    assert str(route) == "laser_cutting (mild_steel), then deburr, then powder_coat"
    assert Route.of("FDM").material == "pla"
    with pytest.raises(UnknownNameError, match="powder_coat"):
        Route.of("laser", then=["gild"])


def test_a_route_survives_its_dict_form():
    route = Route.of("fdm", material="petg", machine="prusa_mini", then=["ream"], parameters={"layer_height": 0.2})
    document = json.loads(json.dumps(route.to_dict()))
    assert Route.from_dict(document) == route
    assert document[0]["parameters"] == {"layer_height": 0.2}
    assert document[1] == {"kind": "operation", "id": "ream"}
    assert route.at(material="pla", machine=None).shaping.material == "pla"


def test_a_route_file(tmp_path):
    file = tmp_path / "route.toml"
    file.write_text(
        '[[step]]\nprocess = "CNC milling"\nmaterial = "EN AW-6061"\nmachine = "tormach_pcnc_1100"\n'
        'parameters = {coolant = "flood"}\n[[step]]\noperation = "tap"\n'.replace('"EN AW-6061"', '"aluminum_6061"'),
        encoding="utf-8",
    )
    route = Route.from_toml(file)
    assert (route.process, route.material, route.shaping.machine) == ("milling", "aluminum_6061", "tormach_pcnc_1100")
    assert route.steps[1] == Step(kind="operation", id="tap")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds \\[\\[step\\]\\] tables"),
        ('title = "x"\n[[step]]\nprocess = "fdm"', "nothing else"),
        ('[[step]]\nprocess = "fdm"\noperation = "tap"', "step 1.*either a process or an operation"),
        ('[[step]]\nprocess = "fdm"\nspeed = 3', "unknown key 'speed'"),
        ('[[step]]\nprocess = "fdm"\nparameters = [1]', "parameters are numbers or texts"),
        ('[[step]]\noperation = "tap"', "needs a process"),
        ("step = [1]", "a step is a table"),
        ("[[step", "not valid TOML"),
    ],
)
def test_a_file_that_is_no_route_is_one_clear_error(tmp_path, text, message):
    file = tmp_path / "route.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        Route.from_toml(file)
    with pytest.raises(DataError, match="cannot be read"):
        Route.from_toml(tmp_path / "none.toml")


def test_a_route_begins_with_a_process():
    with pytest.raises(InputError, match="needs a process"):
        Route(steps=())
    with pytest.raises(InputError, match="starts with a process"):
        Route(steps=(Step(kind="operation", id="tap"), Step(kind="process", id="milling")))
