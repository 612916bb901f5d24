"""A form made from a design's signature: every parameter with its range, its unit and its default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import traitlets

from dfdm.designs import Design, Variant
from dfdm.designs.parameter import Parameter, Value
from dfdm.errors import ParameterError
from dfdm.widgets.bands import Band, band_lines
from dfdm.widgets.history import History
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.phrases import restated, say

_STATIC: Final = Path(__file__).parent / "static"
_STEPS: Final = 100
_DIGITS: Final = 9


class ParameterForm(OwnWidget):
    """Sliders, choices and fields of a design; `values` holds what is set, `variant` the variant at it.

    `trial` holds all values while a slider is being dragged, and is empty else: what follows it may be coarse, what
    follows `values` is meant. What the design refuses stands in `refused`, by parameter, and changes nothing.
    """

    _esm = _STATIC / "form.js"
    title = traitlets.Unicode("").tag(sync=True)
    parameters = traitlets.List(traitlets.Dict()).tag(sync=True)
    presets = traitlets.List(traitlets.Unicode()).tag(sync=True)
    preset = traitlets.Unicode("").tag(sync=True)
    """The preset whose values are set; empty for none."""
    values = traitlets.Dict().tag(sync=True)
    trial = traitlets.Dict()
    refused = traitlets.Dict().tag(sync=True)
    bands = traitlets.List(traitlets.Dict()).tag(sync=True)
    """Where along its range a parameter leaves the part makeable: `Band.to_dict()`; set by `mark`."""
    limits = traitlets.Dict().tag(sync=True)
    """The same in words, by parameter."""
    searching = traitlets.Unicode("").tag(sync=True)
    """What is being looked for along the sliders just now, in words; empty for nothing."""
    undoes = traitlets.Unicode("").tag(sync=True)
    redoes = traitlets.Unicode("").tag(sync=True)
    code = traitlets.Unicode("").tag(sync=True)
    """The design at these values as a line of Python."""
    heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, design: Design) -> None:
        self.design = design
        self.fields: Mapping[str, FieldHandle] = {
            name: FieldHandle(self, parameter) for name, parameter in design.parameters.items()
        }
        self._history = History(design.parameters)
        self._marked: tuple[Band, ...] = ()
        values = self._defaults()
        super().__init__(
            title=design.title,
            parameters=[told(parameter) for parameter in design.parameters.values()],
            presets=sorted(design.presets),
            values=values,
            code=as_code(design, values),
            preset=self._preset_at(values),
        )
        self.on_msg(self._asked)

    @traitlets.validate("values")
    def _whole(self, proposal: Mapping[str, Any]) -> dict[str, Value]:
        """All parameters, each with a value that the design allows; else a ParameterError."""
        return {**self._defaults(), **self.design.check(_plain(proposal["value"]))}

    @property
    def variant(self) -> Variant:
        """The variant at the values of the form."""
        return self.design(**self.values)

    def set(self, **values: object) -> None:
        """Set parameters; a name or value that the design does not allow is a ParameterError and changes nothing."""
        self._settle({**self.values, **self.design.check(_plain(values))})

    def attempt(self, **values: object) -> None:
        """Try values out, as a slider does that is not let go yet; `set`, or `attempt` without any, ends that."""
        checked = self.design.check(_plain(values))
        self.trial = {**self.values, **checked} if checked else {}

    def choose(self, preset: str) -> None:
        """Set a preset; what it does not name is set to its default."""
        self._settle(dict(self.design.preset(preset).values))

    def reset(self) -> None:
        """Set every parameter back to its default."""
        self._settle(self._defaults())

    def undo(self) -> None:
        """Take back the last change; nothing where there is none."""
        self._settle(self._history.back(dict(self.values)), remembered=True)

    def redo(self) -> None:
        """Make the change again that was taken back last; nothing where there is none."""
        self._settle(self._history.forth(dict(self.values)), remembered=True)

    def refuse(self, parameter: str, words: str) -> None:
        """Say beside a parameter why its value cannot be; the next change of the form takes it away."""
        self.refused = {**self.refused, parameter: words}

    def mark(self, bands: Iterable[Band]) -> None:
        """Show along the sliders where the part stops being makeable, in place of what was shown of these parameters."""
        fresh = tuple(bands)
        renewed = {(band.parameter, band.process) for band in fresh}
        kept = (band for band in self._marked if (band.parameter, band.process) not in renewed)
        self._show_bands((*kept, *fresh))

    def unmark(self, keep: str = "") -> None:
        """Show no more where the part stops being makeable, but along the slider of `keep`."""
        self._show_bands(band for band in self._marked if band.parameter == keep)

    @property
    def marked(self) -> tuple[Band, ...]:
        """The bands that are shown."""
        return self._marked

    def _show_bands(self, bands: Iterable[Band]) -> None:
        self._marked = tuple(bands)
        names = dict.fromkeys(band.parameter for band in self._marked)
        with self.hold_sync():
            self.bands = [band.to_dict() for band in self._marked]
            self.limits = {
                name: band_lines((b for b in self._marked if b.parameter == name), self.design.parameters[name].unit)
                for name in names
            }

    def _settle(self, values: dict[str, Value], *, remembered: bool = False) -> None:
        """Make these the values: one change, and one step to undo."""
        moved = [name for name, value in values.items() if value != self.values.get(name)]
        if moved and not remembered:
            self._history.remember(dict(self.values))
        with self.hold_sync():
            self.refused = {}
            if moved:
                self.code = as_code(self.design, values)
                self.preset = self._preset_at(values)
                self.undoes, self.redoes = self._history.words(values)
                # Bands hold at the values of all other parameters.
                self.unmark(keep=moved[0] if len(moved) == 1 else "")
        if moved:
            self.values = values
        self.trial = {}

    def _asked(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the front end asks for; what the design refuses is said beside the field."""
        if not isinstance(content, dict):
            return
        deeds: dict[str, Callable[[], None]] = {
            "set": lambda: self._try(self.set, content.get("values")),
            "try": lambda: self._try(self.attempt, content.get("values")),
            "preset": lambda: self.choose(str(content.get("name"))),
            "undo": self.undo,
            "redo": self.redo,
            "reset": self.reset,
        }
        try:
            if deed := deeds.get(str(content.get("do"))):
                deed()
        finally:
            if isinstance(number := content.get("number"), int):
                self.heard = number

    def _try(self, deed: Callable[..., None], values: object) -> None:
        if not isinstance(values, dict):
            return
        try:
            deed(**values)
        except ParameterError as error:
            self.trial = {}
            for name in values:
                if parameter := self.design.parameters.get(name):
                    self.refuse(name, _refusal(parameter, values[name]))
            if not values.keys() & self.design.parameters.keys():
                raise error from None

    def _defaults(self) -> dict[str, Value]:
        return {name: parameter.default for name, parameter in self.design.parameters.items()}

    def _preset_at(self, values: Mapping[str, Value]) -> str:
        at = (name for name in sorted(self.design.presets) if self.design.preset(name).values == values)
        return next(at, "")

    def __repr__(self) -> str:
        """The values in words, the same in every process."""
        lines = [f"{self.design.title}"]
        for name, parameter in self.design.parameters.items():
            lines.append(f"  {name} = {self.values.get(name)} {parameter.unit}".rstrip() + f"  ({parameter.allowed})")
            lines += [f"    {line}" for line in self.limits.get(name, ())]
        return "\n".join(lines)

    def html(self) -> str:
        """The values as HTML without scripts, safe in a notebook that is not trusted."""
        left = 'style="text-align: left"'
        rows = "".join(
            f"<tr><th scope=row {left}>{escape(told(p)['label'])}</th>"
            f"<td {left}>{escape(f'{self.values[name]} {p.unit}'.strip())}</td><td {left}>{escape(p.allowed)}</td></tr>"
            for name, p in self.design.parameters.items()
        )
        return f"<table><caption>{escape(self.title)}</caption>{rows}</table>"

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live form; a table and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": repr(self), "text/html": self.html()}


class FieldHandle:
    """One parameter of a form, to read and to set from code: `form.fields["wall"].value = 1.2`."""

    __slots__ = ("_form", "parameter")

    def __init__(self, form: ParameterForm, parameter: Parameter) -> None:
        self._form = form
        self.parameter = parameter

    @property
    def value(self) -> Value:
        """What is set."""
        value: Value = self._form.values[self.parameter.name]
        return value

    @value.setter
    def value(self, value: object) -> None:
        self._form.set(**{self.parameter.name: value})

    def __repr__(self) -> str:
        """Name and value, the same in every process."""
        return f"{self.parameter.name} = {self.value!r}"


def told(parameter: Parameter) -> dict[str, Any]:
    """A parameter as the front end shows it; a range without a step of its own gets a fine one."""
    bounds, whole = parameter.range, parameter.kind == "int"
    step = None if bounds is None else bounds.step or _fine_step(bounds.upper - bounds.lower)
    return {
        "name": parameter.name,
        "label": parameter.name.replace("_", " "),
        "kind": parameter.kind,
        "default": parameter.default,
        "unit": parameter.unit,
        "lower": bounds and bounds.lower,
        "upper": bounds and bounds.upper,
        "step": max(1, round(step or 1)) if whole else step,
        "choices": list(parameter.choices),
        "allowed": restated(parameter.allowed),
    }


def as_code(design: Design, values: Mapping[str, Value]) -> str:
    """The design at these values as code that builds it: `bracket(width=50, wall=1.2)`; defaults are left out."""
    given = (
        f"{name}={_literal(values[name])}" for name, p in design.parameters.items() if values.get(name) != p.default
    )
    return f"{design.name}({', '.join(given)})"


def _literal(value: Value) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else repr(value)


def _refusal(parameter: Parameter, value: object) -> str:
    given = f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value).strip()
    return (
        say("{given} is not allowed: {allowed}", given=given, allowed=restated(parameter.allowed))
        if given
        else say("allowed is {allowed}", allowed=restated(parameter.allowed))
    )


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """A slider adds up its steps and tells 3.2000000000000006 for 3.2."""
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in values.items()}


def _fine_step(span: float) -> float:
    """A round step that cuts the range into about a hundred."""
    magnitude = 10.0 ** len(str(int(span / _STEPS))) / 10 if span >= _STEPS else 1.0
    while span > 0 and span / magnitude < _STEPS / 2:
        magnitude /= 10
    return magnitude
