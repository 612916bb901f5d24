"""The 3D viewer: a part, its lit-up faces, and the face that was clicked."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import anywidget
import numpy as np
import traitlets

from dfdm.designs.model import Model
from dfdm.designs.sources import as_model
from dfdm.pictures import HIGHLIGHTS, Highlight, css
from dfdm.pictures.camera import VIEWS
from dfdm.widgets.scene import Scene

_STATIC: Final = Path(__file__).parent / "static"


class Viewer(anywidget.AnyWidget):
    """A model in 3D; drag to turn, click a face to read its number in `picked`.

    Set `viewer.model` to show another model, call `light` to light up faces, observe `picked`
    (`{"face": number, "at_mm": [x, y, z]}`, empty when the click met nothing).
    """

    _esm = _STATIC / "viewer.js"
    description = traitlets.Unicode("").tag(sync=True)
    vertices = traitlets.Bytes().tag(sync=True)
    normals = traitlets.Bytes().tag(sync=True)
    colors = traitlets.Bytes().tag(sync=True)
    triangles = traitlets.Bytes().tag(sync=True)
    face_of_triangle = traitlets.Bytes().tag(sync=True)
    edges = traitlets.Bytes().tag(sync=True)
    highlights = traitlets.List(traitlets.Dict()).tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    view = traitlets.Enum(tuple(VIEWS), default_value="iso").tag(sync=True)
    height = traitlets.Int(420, min=120, max=2000).tag(sync=True)
    picked = traitlets.Dict().tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)

    def __init__(self, thing: Any, *, name: str = "", height: int = 420, view: str = "iso") -> None:  # noqa: ANN401 - a Variant, Model or any CadQuery object
        self._lit: tuple[Highlight, ...] = ()
        super().__init__(height=height, view=view)
        self.on_msg(self._answer)
        self.model = as_model(thing, name=name)

    @property
    def model(self) -> Model:
        """What is shown."""
        return self._model

    @model.setter
    def model(self, model: Model) -> None:
        scene = Scene.of(model)
        mesh = scene.arrays()
        self._model = model
        self.scene = scene
        self._lit = ()
        with self.hold_sync():  # one message, one redraw
            self.vertices = mesh.vertices.tobytes()
            self.normals = mesh.normals.tobytes()
            self.triangles = mesh.triangles.tobytes()
            self.face_of_triangle = mesh.face_of_triangle.tobytes()
            self.edges = np.ascontiguousarray(mesh.edges).tobytes()
            self.description = scene.describe()
            self.highlights = []
            self.picture = b""
            self.picked = {}
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

    def png(self, *, size: tuple[int, int] = (640, 420)) -> bytes:
        """A still picture of what is shown, drawn without a browser."""
        return self.scene.png(self._lit, view=self.view, size=size)

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("want") == "picture":
            self.picture = self.png()

    def __repr__(self) -> str:
        """What is shown, in words that are the same in every process."""
        lit = "".join(f"\n  {h.label or 'lit up'}: {_listed(h.faces)}" for h in self._lit if len(h.faces))
        return self.scene.describe() + lit

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live view; a picture and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        self.picture = self.png()
        return {**data, "text/plain": repr(self), "image/png": base64.b64encode(self.picture).decode()}


def _listed(faces: Sequence[int]) -> str:
    return ("face " if len(faces) == 1 else "faces ") + ", ".join(map(str, faces))


def show(thing: Any, *, name: str = "", view: str = "iso") -> Viewer:  # noqa: ANN401 - a Variant, Model or any CadQuery object
    """Return a 3D view of a variant, a model or any CadQuery object; leave it as the last line of a cell."""
    return Viewer(thing, name=name, view=view)
