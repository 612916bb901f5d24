from typing import Annotated, Literal

import pytest

from dfdm import deg, design, mm, number
from dfdm.errors import ParameterError
from dfdm.widgets import ParameterForm
from dfdm.widgets.bands import Band


@design(title="Clip", presets={"large": {"width": 60, "ribs": 5}})
def clip(
    width: Annotated[float, mm(20, 80)] = 40,
    wall: Annotated[float, mm(0.4, 6, step=0.1)] = 2.4,
    tilt: Annotated[float, deg(0, 45)] = 10,
    ribs: Annotated[int, number(0, 9)] = 2,
    holes: Literal[2, 4] = 2,
    rounded: bool = True,
    engraving: str = "",
    offset: float = 0.5,
):
    """A clip."""
    raise AssertionError("a form builds nothing")


def told(form):
    return {parameter["name"]: parameter for parameter in form.parameters}


def test_every_parameter_is_told_with_what_its_field_needs():
    fields = told(ParameterForm(clip))
    assert {name: field["kind"] for name, field in fields.items()} == {
        "width": "float",
        "wall": "float",
        "tilt": "float",
        "ribs": "int",
        "holes": "choice",
        "rounded": "bool",
        "engraving": "text",
        "offset": "float",
    }
    wall = fields["wall"]
    assert (wall["lower"], wall["upper"], wall["step"], wall["default"], wall["unit"]) == (0.4, 6, 0.1, 2.4, "mm")
    assert fields["holes"]["choices"] == [2, 4]
    assert (fields["ribs"]["step"], fields["offset"]["step"], fields["offset"]["lower"]) == (1, None, None)
    span = fields["width"]["upper"] - fields["width"]["lower"]
    assert 50 <= span / fields["width"]["step"] <= 500  # a range without a step of its own gets a fine one


def test_one_field_set_is_one_variant_read():
    form = ParameterForm(clip)
    form.fields["width"].value = 55
    assert form.variant.values["width"] == 55
    assert form.variant.values["wall"] == 2.4


def test_what_a_slider_adds_up_is_the_number_that_was_meant():
    form = ParameterForm(clip)
    form.fields["wall"].value = 0.4 + 0.1 + 0.1 + 0.1
    assert form.values["wall"] == 0.7


def test_setting_several_is_one_change():
    form, seen = ParameterForm(clip), []
    form.observe(lambda change: seen.append(change["new"]), "values")
    form.set(width=50, ribs=3)
    assert len(seen) == 1
    assert (seen[0]["width"], seen[0]["ribs"]) == (50, 3)


def test_a_preset_and_the_defaults_set_the_whole_form():
    form = ParameterForm(clip)
    form.set(tilt=30)
    form.choose("large")
    assert (form.values["width"], form.values["ribs"], form.values["tilt"]) == (60, 5, 10)
    form.reset()
    assert form.values == {name: p.default for name, p in clip.parameters.items()}


def test_what_the_design_forbids_changes_nothing():
    form = ParameterForm(clip)
    with pytest.raises(ParameterError, match="20 to 80 mm"):
        form.set(ribs=3, width=500)
    with pytest.raises(ParameterError, match="no parameter 'height'"):
        form.set(height=3)
    assert form.values["ribs"] == 2


def test_the_words_are_the_same_every_time():
    assert repr(ParameterForm(clip)).splitlines()[:3] == [
        "Clip",
        "  width = 40.0 mm  (20 to 80 mm)",
        "  wall = 2.4 mm  (0.4 to 6 mm)",
    ]
    assert ParameterForm(clip)._repr_mimebundle_()["text/plain"] == repr(ParameterForm(clip))


def asked(form, **message):
    form._handle_custom_msg({"number": form.heard + 1, **message}, [])


def test_changes_are_taken_back_and_made_again_one_by_one():
    form = ParameterForm(clip)
    assert (form.undoes, form.redoes) == ("", "")
    form.set(wall=1.2)
    form.set(width=50, ribs=3)
    assert form.undoes == "2 parameters"
    form.undo()
    assert (form.values["wall"], form.values["width"], form.values["ribs"]) == (1.2, 40, 2)
    assert (form.undoes, form.redoes) == ("wall to 2.4 mm", "2 parameters")
    form.undo()
    form.undo()  # nothing is left to take back
    assert (form.values["wall"], form.undoes, form.redoes) == (2.4, "", "wall to 1.2 mm")
    form.redo()
    form.set(tilt=20)  # what was taken back is forgotten
    assert (form.values["wall"], form.values["width"], form.redoes) == (1.2, 40, "")


def test_a_preset_and_what_a_remedy_moves_can_be_taken_back():
    form = ParameterForm(clip)
    form.choose("large")
    assert form.preset == "large"
    form.set(wall=3)
    assert form.preset == ""
    form.undo()
    assert form.preset == "large"
    form.undo()
    assert form.values == {name: p.default for name, p in clip.parameters.items()}


def test_the_code_builds_the_variant_that_is_set():
    form = ParameterForm(clip)
    assert form.code == "clip()"
    form.set(width=50, wall=1.2, engraving='it\'s "4"', holes=4, rounded=False)
    assert form.code.startswith("clip(width=50, wall=1.2, holes=4, rounded=False, engraving=")
    assert dict(eval(form.code, {"clip": clip}).values) == form.values


def test_while_a_slider_is_dragged_only_the_trial_moves():
    form, set_, tried = ParameterForm(clip), [], []
    form.observe(lambda change: set_.append(change["new"]["wall"]), "values")
    form.observe(lambda change: tried.append(change["new"].get("wall")), "trial")
    for wall in (2.3, 2.2, 2.1):
        asked(form, do="try", values={"wall": wall})
    assert (set_, tried) == ([], [2.3, 2.2, 2.1])
    asked(form, do="set", values={"wall": 2.1})
    assert (set_, tried[-1], form.trial) == ([2.1], None, {})
    assert form.undoes == "wall to 2.4 mm"  # one step, however many values were tried
    asked(form, do="try", values={"wall": 2.0})
    asked(form, do="set", values={"wall": 2.1})  # let go where it began
    assert (set_, form.trial) == ([2.1], {})
    assert form.heard == 6


def test_a_refused_value_is_said_at_its_field_until_the_next_change():
    form = ParameterForm(clip)
    asked(form, do="set", values={"width": 500})
    assert form.values["width"] == 40
    assert form.refused == {"width": "500 is not allowed: 20 to 80 mm"}
    asked(form, do="set", values={"offset": ""})
    assert form.refused["offset"] == "allowed is a number"
    asked(form, do="set", values={"width": 50})
    assert (form.values["width"], form.refused) == (50, {})


@pytest.mark.parametrize(
    "message",
    [{}, {"do": "close"}, {"do": "set"}, {"do": "set", "values": [1]}, {"do": "try", "values": "wall"}, {"do": 3}],
)
def test_what_no_form_asks_for_changes_nothing(message):
    form = ParameterForm(clip)
    before = dict(form.values)
    asked(form, **message)
    form._handle_custom_msg("wall", [])
    assert (form.values, form.undoes) == (before, "")


def test_values_of_another_kind_are_refused_however_they_come():
    form = ParameterForm(clip)
    with pytest.raises(ParameterError):
        form.values = {"width": "wide"}
    form.values = {"width": 30}
    assert form.values["wall"] == 2.4


def band(parameter, lower, upper, state="makeable", **ends):
    return Band(parameter=parameter, process="milling", lower=lower, upper=upper, state=state, **ends)


def test_limits_along_one_slider_go_when_another_parameter_moves():
    form = ParameterForm(clip)
    form.mark([band("wall", 0.4, 0.9, "fails", at_upper="wall of 0.9 mm, limit 1 mm"), band("wall", 1.0, 6.0)])
    form.mark([band("width", 20, 80)])
    assert form.limits["wall"] == ["Makeable from 1 to 6 mm; below: wall of 0.9 mm, limit 1 mm"]
    form.set(wall=1.5)  # its own limits hold wherever it stands
    assert {b["parameter"] for b in form.bands} == {"wall"}
    assert "below: wall of 0.9 mm" in repr(form)
    form.set(wall=2, width=50)
    assert (form.bands, form.limits) == ([], {})


def test_limits_of_a_process_are_replaced_and_told_apart_from_those_of_another():
    form = ParameterForm(clip)
    form.mark([band("wall", 0.4, 6.0, "unknown", at_lower="it hangs on the machine")])
    assert form.limits["wall"] == ["Not known whether makeable all along: it hangs on the machine"]
    form.mark([band("wall", 0.4, 2.0), band("wall", 2.1, 6.0, "unbuildable", at_lower="no edge")])
    assert [b["state"] for b in form.bands] == ["makeable", "unbuildable"]
    form.mark([Band(parameter="wall", process="turning", lower=0.4, upper=6, state="fails", at_lower="not round")])
    assert form.limits["wall"] == [
        "milling: makeable from 0.4 to 2 mm; above: no edge",
        "turning: not makeable all along: not round",
    ]
