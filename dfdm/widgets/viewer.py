"""The 3D viewer: a part, what is lit up and shaded on it, what is measured by hand, and the face that was clicked."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from dfdm.designs.model import Model
from dfdm.designs.sources import as_model
from dfdm.errors import InputError
from dfdm.pictures import HIGHLIGHTS, Highlight, Shade, css
from dfdm.pictures.camera import VIEWS
from dfdm.pictures.scales import stops_of
from dfdm.pictures.wire import Packed, pack
from dfdm.widgets.measuring import measured
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.phrases import say
from dfdm.widgets.scene import Scene
from dfdm.widgets.shade_words import described

_STATIC: Final = Path(__file__).parent / "static"


class Viewer(OwnWidget):
    """A model in 3D; drag to turn, click a face to read its number in `picked`.

    Set `viewer.model` to show another model, `light` lights up faces, `shade` colors the surface by values, `ghost`
    shows what was there before, `arrows` shows directions. Observe `picked` (`{"face": number, "at_mm": [x, y, z]}`,
    empty when the click met nothing) and `measured` (what was measured by hand last). `section` is the cut
    (`{"axis": "x", "at": 0.5, "flip": False}`, `at` a share of the part's extent; empty for none), `hidden` the places of
    parts that are not shown.
    """

    _esm = _STATIC / "viewer.js"
    description = traitlets.Unicode("").tag(sync=True)
    vertices = traitlets.Bytes().tag(sync=True)
    triangles = traitlets.Bytes().tag(sync=True)
    runs = traitlets.Bytes().tag(sync=True)
    solids = traitlets.List(traitlets.Dict()).tag(sync=True)
    highlights = traitlets.List(traitlets.Dict()).tag(sync=True)
    shade_vertices = traitlets.Bytes().tag(sync=True)
    shade_triangles = traitlets.Bytes().tag(sync=True)
    shade_runs = traitlets.Bytes().tag(sync=True)
    scalars = traitlets.Bytes().tag(sync=True)
    scale = traitlets.Dict().tag(sync=True)
    ghost_vertices = traitlets.Bytes().tag(sync=True)
    ghost_triangles = traitlets.Bytes().tag(sync=True)
    ghost_runs = traitlets.Bytes().tag(sync=True)
    arrows = traitlets.List(traitlets.Dict()).tag(sync=True)
    section = traitlets.Dict().tag(sync=True)
    hidden = traitlets.List(traitlets.Int()).tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    view = traitlets.Enum(tuple(VIEWS), default_value="iso").tag(sync=True)
    height = traitlets.Int(420, min=120, max=2000).tag(sync=True)
    picked = traitlets.Dict().tag(sync=True)
    measured = traitlets.Dict().tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)

    def __init__(self, thing: Any, *, name: str = "", height: int = 420, view: str = "iso") -> None:  # noqa: ANN401 - a Variant, Model or any CadQuery object
        self._lit: tuple[Highlight, ...] = ()
        self._shade: Shade | None = None
        super().__init__(height=height, view=view)
        self.on_msg(self._answer)
        self.model = as_model(thing, name=name)

    @property
    def model(self) -> Model:
        """What is shown. Setting it puts out lights, values, ghost and arrows, which belong to the former one."""
        return self._model

    @model.setter
    def model(self, model: Model) -> None:
        scene = Scene.of(model)
        mesh, solids = scene.packed(), scene.solids()
        self._model = model
        self.scene = scene
        self._lit = ()
        with self.hold_sync():  # one message, one redraw
            if [solid["name"] for solid in solids] != [solid["name"] for solid in self.solids]:
                self.hidden = []
            self.solids = solids
            self.vertices, self.triangles, self.runs = mesh.vertices, mesh.triangles, mesh.runs
            self.description = scene.describe()
            self.highlights = []
            self.arrows = []
            self.picture = b""
            self.picked = {}
            self.measured = {}
            self.unshade()
            self.ghost(None)
            self.revision += 1

    def light(self, highlights: Iterable[Highlight]) -> None:
        """Light up faces (numbers of the scene), later ones over earlier ones; none puts the lights out."""
        self._lit = tuple(highlights)
        self.highlights = [
            {"faces": list(map(int, h.faces)), "color": css(h.color), "label": h.label} for h in self._lit
        ]

    def light_faces(
        self, faces: Sequence[int], *, label: str = "", verdict: str = "selected", part: int | str = 0
    ) -> None:
        """Light up faces of one part in the color of a verdict."""
        self.light([Highlight(faces=self.scene.faces(part, faces), color=HIGHLIGHTS[verdict], label=label)])

    def shade(self, values: Shade | ArrayLike, scale: Mapping[str, Any] | None = None, *, part: int | str = 0) -> None:
        """Color one part by values: a Shade (mesh, values, scale) in the part's own coordinates and face numbers.

        Or one value for each vertex of the part's own mesh, with a scale: `title`, `unit`, `low`, `high`, and whatever
        else a Shade takes. GeometryError where arrays do not fit, InputError where the scale is not one.
        """
        shade = values if isinstance(values, Shade) else self._as_shade(values, scale or {}, part)
        self._shade = self.scene.shaded(shade, part)
        own = self._shade
        mesh = pack(own.vertices, own.triangles, own.face_of_triangle)
        if (mesh.vertices, mesh.triangles, mesh.runs) == (self.vertices, self.triangles, self.runs):
            mesh = Packed()  # the part's own triangles are there already
        with self.hold_sync():
            self.shade_vertices, self.shade_triangles, self.shade_runs = mesh.vertices, mesh.triangles, mesh.runs
            self.scalars = own.values.astype("<f4").tobytes()
            self.picture = b""
            # The scale comes last: it tells the front end that all of it is there; `drawn` makes each one new.
            count = int(self.scale.get("drawn", 0)) + 1
            self.scale = {**own.scale(), "stops": [list(stop) for stop in stops_of(own)], "drawn": count}

    def unshade(self) -> None:
        """Show the part without values."""
        self._shade = None
        with self.hold_sync():
            self.shade_vertices = self.shade_triangles = self.shade_runs = self.scalars = b""
            self.picture = b""
            self.scale = {}

    def ghost(self, thing: Any) -> None:  # noqa: ANN401 - a Variant, Model or any CadQuery object, or None
        """Show what was there before as a translucent outline over the model; None takes it away."""
        mesh = Packed() if thing is None else Scene.of(as_model(thing)).packed()
        with self.hold_sync():
            self.ghost_vertices, self.ghost_triangles, self.ghost_runs = mesh.vertices, mesh.triangles, mesh.runs

    def point(self, direction: Sequence[float], label: str = "", *, kind: str = "build") -> None:
        """Add an arrow: `kind` is "build", "setup" (a tool that comes along the arrow) or another word."""
        along = [float(value) for value in direction]
        if len(along) != 3 or not np.isfinite(along).all() or not any(along):
            raise InputError(f"A direction is three numbers that are not all zero, not {direction!r}.")
        self.arrows = [*self.arrows, {"direction": along, "label": label, "kind": kind}]

    def png(self, *, size: tuple[int, int] = (640, 420)) -> bytes:
        """A still picture of what is shown, drawn without a browser."""
        return self.scene.png(self._lit, shade=self._shade, view=self.view, size=size)

    def _as_shade(self, values: ArrayLike, scale: Mapping[str, Any], part: int | str) -> Shade:
        mesh = self.scene.entry(part).part.mesh
        try:
            return Shade(
                vertices=mesh.vertices.astype(np.float32),
                triangles=mesh.triangles.astype(np.uint32),
                face_of_triangle=mesh.face_of_triangle.astype(np.uint32),
                values=np.asarray(values, dtype=np.float32),
                **scale,
            )
        except TypeError as error:
            raise InputError(f"That is not a scale: {error}.") from error

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict):
            return
        if content.get("want") == "picture":
            self.picture = self.png()
        elif content.get("want") == "measure" and (told := measured(self.scene, content)) is not None:
            self.measured = told

    def __repr__(self) -> str:
        """What is shown, in words that are the same in every process."""
        lit = "".join(f"\n  {h.label or say('lit up')}: {_listed(h.faces)}" for h in self._lit if len(h.faces))
        shade = "" if self._shade is None else f"\n  {described(self._shade)}"
        return self.scene.describe() + lit + shade

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live view; a picture and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": repr(self), "image/png": base64.b64encode(self.png()).decode()}


def _listed(faces: Sequence[int]) -> str:
    return (say("face ") if len(faces) == 1 else say("faces ")) + ", ".join(map(str, faces))


def show(thing: Any, *, name: str = "", view: str = "iso") -> Viewer:  # noqa: ANN401 - a Variant, Model or any CadQuery object
    """Return a 3D view of a variant, a model or any CadQuery object; leave it as the last line of a cell."""
    return Viewer(thing, name=name, view=view)
