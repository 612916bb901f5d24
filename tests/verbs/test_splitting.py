"""`dfdm split` as a verb and as a command."""

import json

import cadquery as cq
import pytest

import dfdm
from dfdm.__main__ import main
from dfdm.errors import InputError, UnknownNameError
from dfdm.nodes.reading import validate

KEYS = {"to": "Berlin, DE", "at": "2026-03-02T09:00:00+00:00", "process": "fdm", "material": "pla"}


@pytest.fixture(scope="module")
def step(tmp_path_factory):
    file = tmp_path_factory.mktemp("split") / "clip.step"
    cq.exporters.export(cq.Workplane().box(40, 20, 6).faces(">Z").workplane().hole(5), str(file))
    return str(file)


def ask(step, *more):
    return ["split", step, "--to", "Berlin, DE", "--at", KEYS["at"], "--process", "fdm", "--material", "pla", *more]


def test_the_verb_and_the_command_say_the_same(step, capsys):
    found = dfdm.split(step, quantity=200, within_h=200, max_share=0.5, **KEYS)
    code = main(ask(step, "--quantity", "200", "--within", "200", "--max-share", "0.5", "--format", "json"))
    document = json.loads(capsys.readouterr().out)
    validate("split", document, where="split")
    assert code == 0 and document == found.to_dict()


def test_an_order_that_cannot_be_in_time_is_exit_code_1_with_the_reason(step, capsys):
    assert main(ask(step, "--quantity", "200", "--within", "30", "--format", "json")) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["feasible"] is False
    assert [reason["code"] for reason in document["why_not"]] == ["due"]


def test_the_command_draws_and_plans_anew(step, capsys):
    order = ("--quantity", "200", "--within", "200", "--min-nodes", "3")
    assert main(ask(step, *order, "--format", "json", "--availability", "0.9", "--runs", "200", "--front", "2")) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["simulation"]["runs"] == 200 and first["front"]
    failed = first["assignments"][0]["node"]
    code = main(ask(step, *order, "--format", "json", "--failed", failed, "--failed-at", "2026-03-03T12:00:00+00:00"))
    again = json.loads(capsys.readouterr().out)
    assert code == 0 and again["failed"] == [failed]


@pytest.mark.parametrize(
    "more", [("--max-share", "2"), ("--failed", "x"), ("--due", "soon"), ("--within", "5", "--due", "2026-04-01")]
)
def test_unusable_arguments_are_exit_code_2(step, more, capsys):
    assert main(ask(step, "--quantity", "5", *more)) == 2
    assert capsys.readouterr().err.startswith("dfdm:")


def test_each_part_has_its_own_process():
    frame, sheet = cq.Workplane().box(40, 20, 8), cq.Workplane().box(30, 20, 3)
    both = cq.Assembly().add(frame, name="frame").add(sheet, name="sheet", loc=cq.Location((0, 0, 20)))
    found = dfdm.split(
        both,
        to="Berlin, DE",
        at=KEYS["at"],
        quantity=20,
        process={"frame": "fdm", "sheet": "laser"},
        material={"frame": "pla", "sheet": "acrylic"},
    )
    assert {a.part: a.process for a in found.assignments} == {"frame": "material_extrusion", "sheet": "laser_cutting"}
    with pytest.raises(UnknownNameError):
        dfdm.split(both, to="Berlin, DE", process={"visor": "laser"})
    with pytest.raises(InputError):
        dfdm.split(both, to="Berlin, DE", certainty="sure")
