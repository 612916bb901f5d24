"""Read STEP files with annotations: their solids, and what the annotations demand of the faces they are tied to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import cadquery as cq
from OCP.IFSelect import IFSelect_RetDone
from OCP.Interface import Interface_Static
from OCP.STEPControl import STEPControl_Reader

from dfdm.designs.annotations import Annotation, face_numbers
from dfdm.designs.files import checked_step, kernel_reads, solids_in
from dfdm.designs.model import PartEntry
from dfdm.designs.resolve import resolved_on
from dfdm.errors import RequirementError
from dfdm.geometry.part import Face, Part
from dfdm.requirements import Resolved
from dfdm.requirements.kinds import ROUND

_ADVANCED_FACE: Final = "StepShape_AdvancedFace"
_OF_SHAPE: Final = 1
"""How the kernel looks for the entity that a shape came from: by the shape itself."""

Tied = list[tuple[Any, int]]


def read_annotated_step(path: Path) -> tuple[list[tuple[str, cq.Shape]], Tied]:
    """Read the solids as `read_step` does, and (face of the kernel, number of its advanced face in the file) of each.

    The second is empty where the faces cannot be told for certain. Raises the errors of `read_step`.
    """
    data = checked_step(path)
    reader, shapes = kernel_reads(path, lambda: _transferred(path))
    solids = solids_in(path, shapes)
    model, origins = reader.WS().Model(), reader.WS().TransferReader()
    entities = [model.Value(n + 1) for n in range(model.NbEntities())]
    faces = [entity for entity in entities if type(entity).__name__ == _ADVANCED_FACE]
    written = face_numbers(data)
    # The kernel forgets the numbers of a file but keeps its order; the names of the faces prove it.
    if [name for _, name in written] != [_name(entity) for entity in faces]:
        return solids, []
    number_of = {id(entity): number for entity, (number, _) in zip(faces, written, strict=True)}
    tied = []
    for _, solid in solids:
        for face in solid.Faces():
            entity = origins.EntityFromShapeResult(face.wrapped, _OF_SHAPE)
            if id(entity) in number_of:
                tied.append((face.wrapped, number_of[id(entity)]))
    return solids, tied


def demanded(entries: Sequence[PartEntry], annotations: Sequence[Annotation], tied: Tied) -> tuple[PartEntry, ...]:
    """The parts with what the annotations demand of their faces; an annotation that contradicts itself is left out."""
    return tuple(replace(entry, requirements=tuple(_of(entry.part, annotations, tied))) for entry in entries)


def _of(part: Part, annotations: Sequence[Annotation], tied: Tied) -> list[Resolved]:
    wanted = {number for one in annotations for faces in (one.faces, *one.datum_faces) for number in faces}
    near = [(face, number) for face, number in tied if number in wanted]
    of_number: dict[int, list[Face]] = {}
    for face in part.faces:
        for shape, number in near:
            if face.ocp is not None and face.ocp.IsPartner(shape):
                of_number.setdefault(number, []).append(face)
    found = []
    for annotation in annotations:
        faces = [face for number in annotation.faces for face in of_number.get(number, ())]
        if annotation.requirement.kind in ROUND:
            faces = [face for face in faces if face.surface == "cylinder"]
        if faces:
            try:
                resolved = resolved_on(annotation.requirement, faces)
            except RequirementError:  # a class of holes on a shaft: what the file means cannot be told
                continue
            datums = [
                tuple(sorted({face.id for number in numbers for face in of_number.get(number, ())}))
                for numbers in annotation.datum_faces
            ]
            found.append(replace(resolved, datum_faces=tuple(datums) if all(datums) else ()))
    return found


def _transferred(path: Path) -> tuple[Any, list[cq.Shape]]:
    Interface_Static.SetCVal_s("xstep.cascade.unit", "MM")
    reader = STEPControl_Reader()
    if reader.ReadFile(str(path)) != IFSelect_RetDone:
        raise ValueError("STEP File could not be loaded")
    for root in range(reader.NbRootsForTransfer()):
        reader.TransferRoot(root + 1)
    return reader, [cq.Shape.cast(reader.Shape(n + 1)) for n in range(reader.NbShapes())]


def _name(entity: Any) -> str:  # noqa: ANN401 - a StepShape_AdvancedFace
    name = entity.Name()
    return "" if name is None else str(name.ToCString())
