"""Turned and milled parts whose faces are labeled by construction: `python -m tests.benchmarks turned_milled`."""

from collections import Counter
from pathlib import Path

import numpy as np
from OCP.STEPControl import STEPControl_Reader
from OCP.TopAbs import TopAbs_ShapeEnum
from OCP.TopExp import TopExp_Explorer
from OCP.TopoDS import TopoDS

from dfdm.geometry.face_kinds import face_kinds
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from dfdm.geometry.turned import measure_turned

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "turned_milled"
CLASSES = ("stock", "step", "groove", "chamfer", "fillet", "hole", "pocket")
LABELS = dict(zip("012345678", (*CLASSES[:5], "hole", "hole", "pocket", "pocket"), strict=True))


def labeled(path):
    """The part of a STEP file, and the label of each face by id."""
    reader = STEPControl_Reader()
    reader.ReadFile(str(path))
    reader.TransferRoots()
    shape = reader.OneShape()
    part = Part.from_shape(shape)
    names = {}
    explorer = TopExp_Explorer(shape, TopAbs_ShapeEnum.TopAbs_FACE)
    while explorer.More():
        face = TopoDS.Face_s(explorer.Current())
        entity = reader.WS().TransferReader().EntityFromShapeResult(face, 1)
        names[part.face_ids([face])[0]] = entity.Name().ToCString()
        explorer.Next()
    return part, names


def parts():
    """Every file: its name, the part and the labels."""
    for path in sorted(DATA.glob("*.step")):
        yield (path.stem, *labeled(path))


def axis_right(part):
    """Whether the turning axis is z, as the files are made."""
    turned = measure_turned(part)
    return abs(turned.axis[2]) > 0.99999 and np.hypot(*turned.origin_mm[:2]) < 1e-3


def holes_of(part, names):
    """Counts: holes in truth, found, extra, of right depth, blind in truth and found blind.

    A hole in truth is a distinct axis and diameter among the labeled cylinders. Its floor, labeled too, says that it is
    blind; the truth of its depth is how far the floor lies from where the axis passes the bar.
    """
    labeled_faces = [face for face, name in names.items() if name in ("5", "6")]
    truth = dict.fromkeys(face for face in labeled_faces if part.faces[face].surface == "cylinder")
    for face in (part.faces[i] for i in labeled_faces):
        for wall in (part.faces[i] for i in truth):
            away = np.array(face.centroid) - wall.origin
            square = face.surface == "plane" and abs(abs(np.dot(wall.axis, face.normal)) - 1) < 1e-9
            if square and np.linalg.norm(np.cross(wall.axis, away)) < wall.radius_mm:
                truth[wall.id] = np.array(face.centroid)
    counts = Counter(truth=len(truth))
    for hole in measure_holes(part):
        walls = truth.keys() & set(hole.faces)
        counts["found"] += len(walls)
        counts["extra"] += not walls
        for wall in walls:
            blind = truth[wall] is not None
            counts["blind"] += blind
            counts["through right"] += hole.through != blind
            deep = np.array(hole.origin_mm) + hole.depth_mm * np.array(hole.axis)
            counts["depth right"] += int(blind and abs(np.dot(deep - truth[wall], hole.axis)) < 1e-6)
    return counts


def confusion(rows):
    """Counts by (label, answer) over all faces; answers outside the seven classes count as `other`."""
    found = Counter()
    for _, part, names in rows:
        for face, kind in enumerate(face_kinds(part)):
            found[LABELS[names[face]], kind if kind in CLASSES else "other"] += 1
    return found


def f1(found, name):
    """Harmonic mean of precision and recall of one class."""
    right = found[name, name]
    wrong = sum(n for (label, kind), n in found.items() if (label == name) != (kind == name))
    return 2 * right / (2 * right + wrong)


def main() -> None:
    """Print the tables."""
    if not DATA.is_dir():
        print(f"the public test data is not at {DATA}")
        return
    rows = list(parts())
    print(f"{len(rows)} parts; turning axis right on {sum(axis_right(part) for _, part, _ in rows)}")
    holes = sum((holes_of(part, names) for _, part, names in rows), Counter())
    print(
        f"holes: {holes['truth']} in truth, {holes['found']} found, {holes['truth'] - holes['found']} missed, "
        f"{holes['extra']} extra; through or blind right on {holes['through right']}; "
        f"of {holes['blind']} with a labeled floor {holes['depth right']} of right depth"
    )
    found = confusion(rows)
    answers = (*CLASSES, "other")
    print(f"{'label':>10}" + "".join(f"{kind:>9}" for kind in answers) + f"{'F1':>9}")
    for name in CLASSES:
        print(f"{name:>10}" + "".join(f"{found[name, kind]:9d}" for kind in answers) + f"{f1(found, name):9.3f}")
    print(f"macro F1 {np.mean([f1(found, name) for name in CLASSES]):.3f}")
