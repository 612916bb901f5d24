"""Triangles out of OCCT against `Shape.tessellate` on the same meshed shape: `python -m tests.benchmarks mesh`."""

import statistics
import time

import cadquery as cq
import numpy as np
from OCP.BRepMesh import BRepMesh_IncrementalMesh

from dfdm.geometry import tessellation
from dfdm.geometry.brep import faces_of
from tests.benchmarks.parts import PARTS


def meshed(shape: cq.Shape) -> cq.Shape:
    """A copy that carries triangles."""
    copy = shape.copy()
    BRepMesh_IncrementalMesh(copy.wrapped, 0.1, False, 0.3, True)
    return copy


def ours(shape: cq.Shape) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vertices, triangles and the face of each triangle as they stand in OCCT."""
    return tessellation.raw_triangles(faces_of(shape.wrapped))


def theirs(shape: cq.Shape) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same from CadQuery, which tells no faces: those come from tessellating each face by itself."""
    points, triangles = shape.tessellate(0.1, 0.3)
    count = [len(face.tessellate(0.1, 0.3)[1]) for face in shape.Faces()]
    return np.array([p.toTuple() for p in points]), np.array(triangles), np.repeat(np.arange(len(count)), count)


def seconds(run, *arguments) -> float:
    """Processor time of one call."""
    started = time.process_time()
    run(*arguments)
    return time.process_time() - started


def measured(names=tuple(PARTS), repeats: int = 5) -> dict[str, tuple[int, float, float]]:
    """{part: (triangles, median seconds of tessellate, of ours)}."""
    found = {}
    for name in names:
        shape = meshed(PARTS[name]())
        slow = statistics.median(seconds(shape.tessellate, 0.1, 0.3) for _ in range(repeats))
        fast = statistics.median(seconds(ours, shape) for _ in range(repeats))
        found[name] = (len(ours(shape)[1]), slow, fast)
    return found


def main() -> None:
    """Print the table."""
    for name, (count, slow, fast) in measured().items():
        ratio = f"tessellate {slow * 1e3:7.1f} ms, ours {fast * 1e3:6.2f} ms = {slow / fast:.0f} x"
        print(f"{name:15} {count:6} triangles: {ratio}")
