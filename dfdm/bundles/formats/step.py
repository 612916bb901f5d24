"""STEP AP242: the exact geometry of a solid with its declared tolerances, which every CAD and CAM program reads."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from dfdm.bundles.export import ExportFormat, Job, register
from dfdm.bundles.part21 import entities_of, in_one_order, part21_text
from dfdm.bundles.pmi import annotated, left_out
from dfdm.errors import ExportError

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_SCHEMA: Final = "AP242DIS"
_PRODUCT: Final = re.compile(r"^PRODUCT\((?:'(?:[^']|'')*'),(?:'(?:[^']|'')*'),")
_FILE_SCHEMA: Final = re.compile(r"FILE_SCHEMA\s*\(\s*\(.*?\)\s*\)\s*;", re.DOTALL)
_NAMED_FACE: Final = re.compile(r"^ADVANCED_FACE\('(\d+)',")
_NAMELESS: WeakKeyDictionary[Part, frozenset[int]] = WeakKeyDictionary()
"""Faces that the writer made anew, by the parts that were written."""
_BLANKS: Final = re.compile(r"\s*\n\s*")


def why_not(part: Part) -> str:
    """STEP holds solids and surfaces, not triangles."""
    return "" if part.kind == "brep" else "it came in as triangles; exact geometry cannot be made of them"


def write(part: Part, job: Job) -> bytes:
    """Write the part in mm as AP242, its entities in one order, `created` as the time in the header.

    What is demanded of it stands in the file as annotations (see `dfdm.bundles.pmi`).
    """
    text = _kernel_text(part, named=bool(job.requirements))
    header, found, data = text.partition("DATA;")
    schema = _FILE_SCHEMA.search(header)
    if not found or schema is None:
        raise ExportError("the STEP writer of the kernel gave no data")
    title = part21_text(job.title or job.name)
    author = part21_text(job.author)
    entities = {
        number: _PRODUCT.sub(lambda _: f"PRODUCT({part21_text(job.name)},{title},", body, count=1)
        for number, body in entities_of(data.partition("ENDSEC;")[0]).items()
    }
    if job.requirements:
        faces = {int(named[1]): number for number, body in entities.items() if (named := _NAMED_FACE.match(body))}
        plain = {number: _NAMED_FACE.sub("ADVANCED_FACE('',", body) for number, body in entities.items()}
        entities = annotated(part, plain, faces, job.requirements)
    lines = [
        "ISO-10303-21;",
        "HEADER;",
        f"FILE_DESCRIPTION(({title}),'2;1');",
        f"FILE_NAME({part21_text(f'{job.name}.step')},{part21_text(job.created)},({author}),({author}),'Open CASCADE','dfdm','');",
        _BLANKS.sub("", schema.group()),
        "ENDSEC;",
        "DATA;",
        *in_one_order(entities),
        "ENDSEC;",
        "END-ISO-10303-21;",
    ]
    return ("\n".join(lines) + "\n").encode("ascii")


def _left_out(part: Part, job: Job) -> list[str]:
    return left_out(part, job.requirements, _NAMELESS.get(part, frozenset()))


def _kernel_text(part: Part, *, named: bool) -> str:
    """What the kernel writes; where `named`, each face has its id as its name."""
    from OCP.IFSelect import IFSelect_RetDone
    from OCP.Interface import Interface_Static
    from OCP.STEPCAFControl import STEPCAFControl_Controller
    from OCP.STEPControl import STEPControl_StepModelType, STEPControl_Writer

    STEPCAFControl_Controller.Init_s()
    Interface_Static.SetCVal_s("write.step.schema", _SCHEMA)
    Interface_Static.SetCVal_s("write.step.unit", "MM")
    # Curves in the parameters of their surfaces repeat what the edges say, and their order follows that of the faces.
    Interface_Static.SetIVal_s("write.surfacecurve.mode", 0)
    writer = STEPControl_Writer()
    shape, faces = _direct(part) if named else (part.ocp, {})
    transferred = writer.Transfer(shape, STEPControl_StepModelType.STEPControl_AsIs)
    if named and transferred == IFSelect_RetDone:
        _NAMELESS[part] = _name_faces(writer, faces)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "part.step"
        if transferred != IFSelect_RetDone or writer.Write(str(file)) != IFSelect_RetDone:
            raise ExportError(f"the kernel cannot write {part.name or 'the part'} as STEP")
        return file.read_text(encoding="latin-1")


def _direct(part: Part) -> tuple[Any, dict[int, Any]]:
    """The shape with right-handed surfaces, and its faces by their ids: the writer would turn the others, and lose track."""
    from OCP.BRepTools import BRepTools_Modifier
    from OCP.ShapeCustom import ShapeCustom_DirectModification

    turned = BRepTools_Modifier(part.ocp, ShapeCustom_DirectModification())
    if not turned.IsDone():
        return part.ocp, {face.id: face.ocp for face in part.faces}
    return turned.ModifiedShape(part.ocp), {face.id: turned.ModifiedShape(face.ocp) for face in part.faces}


def _name_faces(writer: Any, faces: Mapping[int, Any]) -> frozenset[int]:  # noqa: ANN401 - OCP has no types
    """Name each face by its id; gives those that the writer made anew, which so stay without a name."""
    from OCP.STEPConstruct import STEPConstruct
    from OCP.TCollection import TCollection_HAsciiString

    origins = writer.WS().TransferWriter().FinderProcess()
    nameless = set()
    for number, face in faces.items():
        entity = STEPConstruct.FindEntity_s(origins, face)
        if entity is None:
            nameless.add(number)
        else:
            entity.SetName(TCollection_HAsciiString(str(number)))
    return frozenset(nameless)


STEP = register(
    ExportFormat(
        key="step",
        suffix=".step",
        title="STEP AP242",
        why_not=why_not,
        write=write,
        left_out=_left_out,
    ),
    home=__name__,
)
