from typing import Annotated, Literal

import pytest

from dfdm import deg, design, mm, number
from dfdm.errors import ParameterError
from dfdm.widgets import ParameterForm


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
