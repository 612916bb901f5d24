"""A form made from a design's signature: every parameter with its range, its unit and its default."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import ipywidgets
import traitlets

from dfdm.designs import Design, Variant
from dfdm.designs.parameter import Parameter

LABEL_STYLE: Final = MappingProxyType({"description_width": "110px"})
"""Labels of one width, so that the fields stand below each other."""
_STEPS = 100
_NO_PRESET = "–"


class ParameterForm(ipywidgets.VBox):
    """Sliders, choices and fields of a design; `values` holds what is set, `variant` the variant at it."""

    values = traitlets.Dict()

    def __init__(self, design: Design) -> None:
        self.design = design
        self._quiet = False
        self.fields = {name: field_for(parameter) for name, parameter in design.parameters.items()}
        self.preset = ipywidgets.Dropdown(
            description="Preset", options=[_NO_PRESET, *sorted(design.presets)], style=dict(LABEL_STYLE)
        )
        self.reset = ipywidgets.Button(description="Defaults", tooltip="Set every parameter back to its default")
        for field in self.fields.values():
            field.observe(self._changed, "value")
        self.preset.observe(self._choose_preset, "value")
        self.reset.on_click(lambda _button: self.set(**self._defaults()))
        rows = [*self.fields.values(), *([self.preset] if design.presets else []), self.reset]
        for row in rows:
            row.layout.width = "auto"
        super().__init__(rows, layout=ipywidgets.Layout(min_width="0"))
        self._changed()

    @property
    def variant(self) -> Variant:
        """The variant at the values of the form."""
        return self.design(**self.values)

    def set(self, **values: object) -> None:
        """Set parameters; a name or value that the design does not allow is a ParameterError and changes nothing."""
        checked = self.design.check(values)
        self._quiet = True
        try:
            for name, value in checked.items():
                self.fields[name].value = value
        finally:
            self._quiet = False
        self._changed()

    def _defaults(self) -> Mapping[str, object]:
        return {name: parameter.default for name, parameter in self.design.parameters.items()}

    def _changed(self, _change: object = None) -> None:
        if not self._quiet:
            read = {name: _plain(field.value) for name, field in self.fields.items()}
            self.values = {name: self.design.parameters[name].check(value) for name, value in read.items()}

    def _choose_preset(self, change: Mapping[str, Any]) -> None:
        if change["new"] != _NO_PRESET:
            self.set(**{**self._defaults(), **self.design.presets[change["new"]]})

    def __repr__(self) -> str:
        """The values in words, the same in every process."""
        lines = [f"{self.design.title}"]
        for name, parameter in self.design.parameters.items():
            lines.append(f"  {name} = {self.values.get(name)} {parameter.unit}".rstrip() + f"  ({parameter.allowed})")
        return "\n".join(lines)

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live form; words where there is no kernel or no trust."""
        return {**(super()._repr_mimebundle_() or {}), "text/plain": repr(self)}


def field_for(parameter: Parameter) -> Any:  # noqa: ANN401 - any ipywidgets field
    """Make the field that fits a parameter; sliders tell only when they are let go."""
    label = parameter.name.replace("_", " ")
    common = {
        "value": parameter.default,
        "description": f"{label}, {parameter.unit}" if parameter.unit else label,
        "tooltip": f"{parameter.name}: {parameter.allowed}",
        "style": dict(LABEL_STYLE),
    }
    if parameter.choices:
        return ipywidgets.Dropdown(options=list(parameter.choices), **common)
    if parameter.kind == "bool":
        return ipywidgets.Checkbox(**common)
    if parameter.kind == "text":
        return ipywidgets.Text(continuous_update=False, **common)
    if parameter.range is None:
        maker = ipywidgets.IntText if parameter.kind == "int" else ipywidgets.FloatText
        return maker(continuous_update=False, **common)
    bounds = {"min": parameter.range.lower, "max": parameter.range.upper, "continuous_update": False}
    if parameter.kind == "int":
        whole = max(1, round(parameter.range.step or 1))
        return ipywidgets.IntSlider(
            step=whole, **{**common, **bounds, "min": round(bounds["min"]), "max": round(bounds["max"])}
        )
    step = parameter.range.step or _fine_step(parameter.range.upper - parameter.range.lower)
    return ipywidgets.FloatSlider(step=step, readout_format=_digits(step), **common, **bounds)


def _plain(value: object) -> object:
    """A slider adds up its steps and tells 3.2000000000000006 for 3.2."""
    return round(value, 9) if isinstance(value, float) else value


def _fine_step(span: float) -> float:
    """A round step that cuts the range into about a hundred."""
    magnitude = 10.0 ** len(str(int(span / _STEPS))) / 10 if span >= _STEPS else 1.0
    while span / magnitude < _STEPS / 2:
        magnitude /= 10
    return magnitude


def _digits(step: float) -> str:
    text = f"{step:.6f}".rstrip("0")
    return f".{len(text.partition('.')[2])}f"
