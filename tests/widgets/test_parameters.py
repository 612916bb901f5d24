from typing import Annotated, Literal

import ipywidgets
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


def test_every_kind_of_parameter_gets_the_field_that_fits():
    fields = ParameterForm(clip).fields
    kinds = {name: type(field) for name, field in fields.items()}
    assert kinds == {
        "width": ipywidgets.FloatSlider,
        "wall": ipywidgets.FloatSlider,
        "tilt": ipywidgets.FloatSlider,
        "ribs": ipywidgets.IntSlider,
        "holes": ipywidgets.Dropdown,
        "rounded": ipywidgets.Checkbox,
        "engraving": ipywidgets.Text,
        "offset": ipywidgets.FloatText,
    }
    wall = fields["wall"]
    assert (wall.min, wall.max, wall.step, wall.value) == (0.4, 6, 0.1, 2.4)
    assert wall.description == "wall, mm"
    assert wall.continuous_update is False


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
    form.preset.value = "large"
    assert (form.values["width"], form.values["ribs"], form.values["tilt"]) == (60, 5, 10)
    form.reset.click()
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
