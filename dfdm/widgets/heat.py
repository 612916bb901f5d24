"""A quantity over the surface of the part in the viewer: what is shown, for which tool, direction and limit."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import ipywidgets
import numpy as np
import traitlets

from dfdm.checks.texts import general
from dfdm.cited import Cited
from dfdm.designs.sources import as_model, open_model
from dfdm.errors import GeometryError, InputError
from dfdm.facts.rounding import Vector
from dfdm.geometry import Part, shade_of
from dfdm.pictures.shade import Shade
from dfdm.processes import Capability, capability
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.phrases import language, phrase, restated, say
from dfdm.widgets.shade_words import told
from dfdm.widgets.spoken import spoken

NONE: Final = ""
LABEL_STYLE: Final = MappingProxyType({"description_width": "110px"})
"""Labels of one width, so that the fields stand below each other."""
_QUANTITIES: Final = (
    (phrase("nothing"), NONE),
    (phrase("wall thickness"), "thickness"),
    (phrase("gap to the next surface"), "gap"),
    (phrase("overhang, its angle"), "overhang"),
    (phrase("overhang, how far it hangs"), "hang"),
    (phrase("left by a tool"), "reach"),
    (phrase("draft"), "draft"),
    (phrase("deviation of a scan"), "deviation"),
)
_DIRECTIONS: Final[Mapping[str, Vector]] = MappingProxyType(
    {
        "+x": (1.0, 0.0, 0.0), "-x": (-1.0, 0.0, 0.0), "+y": (0.0, 1.0, 0.0),
        "-y": (0.0, -1.0, 0.0), "+z": (0.0, 0.0, 1.0), "-z": (0.0, 0.0, -1.0),
    }
)  # fmt: skip
_ALL_SIDES: Final = "all sides"
_ASKS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        NONE: (),
        "thickness": ("limit",),
        "gap": ("limit",),
        "overhang": ("direction", "limit"),
        "hang": ("direction", "angle", "limit"),
        "reach": ("sides", "diameter", "stickout"),
        "draft": ("direction", "limit"),
        "deviation": ("scan", "limit"),
    }
)
"""What each quantity asks for."""
_LIMITS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "thickness": ("wall_thickness_advised", "wall_thickness_min"),
        "gap": ("gap_min",),
        "overhang": ("overhang_angle_max",),
        "hang": ("overhang_reach_max",),
        "draft": ("draft_advised", "draft_min"),
    }
)
"""Limits of the checks that read a quantity, the one that asks for most first."""
_OPTION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thickness": "limit_mm",
        "gap": "limit_mm",
        "overhang": "limit_deg",
        "hang": "limit_mm",
        "draft": "limit_deg",
        "deviation": "tolerance_mm",
    }
)
"""The name of the limit in `shade_of`."""
_ENDINGS: Final = (".stl", ".3mf")


class HeatControl(ipywidgets.VBox):
    """Chooses what the viewer's part is colored by; nothing, to begin with.

    Each change is worked off beside the kernel where it comes from the front end. `offer` takes the limits of a process or a
    capability; what the reader sets by hand holds until then. `told` says in words what is seen.
    """

    quantity = traitlets.Enum(tuple(name for _, name in _QUANTITIES), default_value=NONE)
    told = traitlets.Unicode("")

    def __init__(self, viewer: Any, capability: Capability | str | None = None) -> None:  # noqa: ANN401 - a Viewer
        self.viewer = viewer
        self.capability: Capability | None = None
        self.shown: Shade | None = None
        self._received: Part | None = None
        self._quiet = False
        style, closed = {"style": dict(LABEL_STYLE)}, {"continuous_update": False}
        self.choice = ipywidgets.Dropdown(
            description=say("Color by"),
            options=[(say(words), name) for words, name in _QUANTITIES],
            value=NONE,
            **style,
        )
        self.part = ipywidgets.Dropdown(description=say("Part"), options=[], **style)
        self.fields: dict[str, Any] = {
            "direction": ipywidgets.Dropdown(
                description=say("Up"), options=list(_DIRECTIONS.items()), value=_DIRECTIONS["+z"], **style
            ),
            "sides": ipywidgets.Dropdown(description=say("Tool from"), options=[(say("all sides"), _ALL_SIDES), *((side, side) for side in _DIRECTIONS)], **style),
            "diameter": ipywidgets.BoundedFloatText(
                6.0, min=0.1, max=100.0, step=0.5, description=say("Diameter, mm"), **style, **closed
            ),
            "stickout": ipywidgets.BoundedFloatText(
                0.0, min=0.0, max=1000.0, step=5.0, description=say("Stick-out, mm"), **style, **closed,
                tooltip=say("How far the tool stands out of its holder; 0: as far as it must"),
            ),
            "angle": ipywidgets.BoundedFloatText(
                45.0, min=0.0, max=89.0, step=5.0, description=say("Angle, °"), **style, **closed,
                tooltip=say("What leans no more than this from the vertical carries itself"),
            ),
            "scan": ipywidgets.FileUpload(
                accept=",".join(_ENDINGS), multiple=False, description=say("Scan (STL, 3MF)"),
                tooltip=say("A mesh in mm that is aligned with the design already"),
            ),
            "limit": ipywidgets.BoundedFloatText(
                0.0, min=0.0, max=1000.0, step=0.1, description=say("Limit"), **style, **closed, tooltip=say("0: no limit"),
            ),
        }  # fmt: skip
        self.status = ipywidgets.HTML()
        self._latest = Latest(self._steps, self._say)
        self.choice.layout.width = self.part.layout.width = "auto"
        for field in self.fields.values():
            field.layout.width, field.layout.min_width, field.layout.flex = "auto", "0", "1 1 230px"
        asked = ipywidgets.Box(
            list(self.fields.values()), layout=ipywidgets.Layout(flex_flow="row wrap", min_width="0")
        )
        super().__init__([self.choice, self.part, asked, self.status], layout=ipywidgets.Layout(min_width="0"))
        traitlets.link((self.choice, "value"), (self, "quantity"))
        self.observe(lambda _change: self._chosen(), "quantity")
        self.part.observe(lambda _change: self._ask(), "value")
        for name, field in self.fields.items():
            field.observe(self._scanned if name == "scan" else lambda _change: self._ask(), "value")
        self.viewer.observe(lambda _change: self._other_model(), "revision")
        self._list_parts()
        self.offer(capability)

    def offer(self, offered: Capability | str | None) -> None:
        """Take the limits of a process (at its default material) or of a capability; None for no limits."""
        self.capability = capability(offered) if isinstance(offered, str) else offered
        self._chosen()

    def receive(self, thing: Any) -> None:  # noqa: ANN401 - a path, a Part, a model or any CadQuery object
        """Take what was received, to be compared with the design: a mesh file, a part, a model of one part.

        It is taken where it lies. Raises InputError where it is not one part.
        """
        if not isinstance(thing, Part):
            model = open_model(thing) if isinstance(thing, str | Path) else as_model(thing)
            if len(model.parts) != 1:
                raise InputError(f"{model.name} holds {len(model.parts)} parts: one can be compared with the design")
            thing = model.parts[0].part
        self._received = thing
        self._ask()

    def lay(self, up: Vector, label: str = "") -> None:
        """Offer a build or pull direction beside the axes, and choose it: the way in which a report judged the part."""
        x, y, z = (float(v) for v in up)
        found = next((vector for vector in _DIRECTIONS.values() if np.allclose(vector, (x, y, z))), None)
        if found is None:
            self.fields["direction"].options = [*_DIRECTIONS.items(), (label or say("as checked"), (x, y, z))]
        self.fields["direction"].value = found or (x, y, z)

    @property
    def limit(self) -> float | None:
        """The limit that is shown, in mm or degrees; None for none."""
        return float(self.fields["limit"].value) or None

    def close(self) -> None:
        """Close the control; what is shown stays."""
        self._latest.drop()
        super().close()

    def _cited(self) -> tuple[str, Cited] | None:
        """The limit that the capability states for what is shown, by its name."""
        limits = self.capability.limits if self.capability else {}
        return next(((key, limits[key]) for key in _LIMITS.get(self.quantity, ()) if key in limits), None)

    def _list_parts(self) -> None:
        entries = self.viewer.model.parts
        self._quiet = True
        try:
            self.part.options = [
                (entry.name or say("part {number}", number=place + 1), place) for place, entry in enumerate(entries)
            ]
            self.part.value = 0 if entries else None
        finally:
            self._quiet = False

    def _other_model(self) -> None:
        self._list_parts()
        self._ask()

    def _chosen(self) -> None:
        """Show the fields that the quantity asks for, with the limit that the capability states."""
        asked = _ASKS[self.quantity]
        cited = self._cited()
        self._quiet = True
        try:
            self.fields["limit"].value = cited[1].number if cited else 0.0
        finally:
            self._quiet = False
        unit = "°" if _OPTION.get(self.quantity) == "limit_deg" else "mm"
        self.fields["limit"].description = f"{say('Allowed') if self.quantity == 'deviation' else say('Limit')}, {unit}"
        self.fields["direction"].description = say("Pull") if self.quantity == "draft" else say("Up")
        for name, field in self.fields.items():
            field.layout.display = None if name in asked else "none"
        self.part.layout.display = None if self.quantity and len(self.part.options) > 1 else "none"
        self._ask()

    def _scanned(self, change: Mapping[str, Any]) -> None:
        if not change["new"]:
            return
        file = change["new"][0]
        ending = Path(str(file["name"])).suffix.lower()
        try:
            if ending not in _ENDINGS:
                raise InputError(f"a scan is one of {', '.join(_ENDINGS)}, not '{ending}'")
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"scan{ending}"
                path.write_bytes(bytes(file["content"]))
                self.receive(path)
        except (InputError, GeometryError) as error:
            self._say(str(error), True)

    def _ask(self) -> None:
        if not self._quiet:
            self._latest.ask()

    def _steps(self) -> Steps:
        quantity, place = self.quantity, self.part.value
        if quantity == NONE or place is None or (quantity == "deviation" and self._received is None):
            self._clear()
            return
        part, options = self.viewer.model.parts[place].part, self._options()
        try:
            shade = yield say("Looking …"), lambda: shade_of(part, quantity, **options)
        except Exception:
            self._clear()
            raise
        self.shown = shade
        self.viewer.shade(shade, part=place)
        self.told = told(shade)

    def _clear(self) -> None:
        if self.shown is not None:
            self.viewer.unshade()
        self.shown, self.told = None, ""

    def _options(self) -> dict[str, Any]:
        asked = _ASKS[self.quantity]
        options: dict[str, Any] = {}
        if "direction" in asked:
            options["pull" if self.quantity == "draft" else "up"] = self.fields["direction"].value
        if "limit" in asked:
            options[_OPTION[self.quantity]] = self.limit
        if "angle" in asked:
            options["angle_deg"] = float(self.fields["angle"].value)
        if self.quantity == "reach":
            side = self.fields["sides"].value
            options |= {
                "diameter_mm": float(self.fields["diameter"].value),
                "stickout_mm": float(self.fields["stickout"].value) or None,
                "ups": None if side == _ALL_SIDES else (_DIRECTIONS[side],),
            }
        if self.quantity == "deviation":
            options["received"] = self._received
        return options

    def _say(self, words: str, is_error: bool) -> None:
        if not words and self.quantity == "deviation" and self._received is None:
            words = say("Load a scan that is aligned with the design: nothing is moved.")
        said = restated(words) or " ".join(filter(None, (self.told, self._where_from())))
        color = "var(--jp-error-color1, #b00020)" if is_error else "inherit"
        self.status.value = (
            f'<div role="status" style="color: {color}; line-height: 1.4; overflow-wrap: anywhere">{escape(said)}</div>'
        )

    def _where_from(self) -> str:
        """What the limit rests on, where it is the capability's own."""
        cited = self._cited()
        if self.capability is None or cited is None or self.limit != cited[1].number:
            return ""
        ids = self.capability.ids
        kind = general(language()).word(cited[1].kind)
        return say(
            "Limit: {limit} of {process} in {material} ({kind}).",
            limit=restated(spoken(cited[0])),
            process=spoken(str(ids["process"])),
            material=spoken(str(ids["material"])),
            kind=kind if cited[1].kind == "assumption" else f"{kind}, {cited[1].source}",
        )

    def __repr__(self) -> str:
        """What is seen, in words."""
        return self.told or say("The part is not colored by a quantity.")

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live control; words where there is no kernel or no trust."""
        return {**(super()._repr_mimebundle_() or {}), "text/plain": repr(self)}
