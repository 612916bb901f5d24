"""A hundred slices with their areas beside those of trimesh: `python -m tests.benchmarks slices`."""

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import trimesh

from dfdm.geometry import Part
from dfdm.geometry.lying import Lying
from dfdm.geometry.slices import slices_of
from tests.benchmarks.parts import PARTS

SLICES = 100


class Row(NamedTuple):
    part: str
    triangles: int
    ours_s: float
    trimesh_s: float
    worst: float
    """Greatest difference of an area, as a share of the largest."""

    @property
    def ratio(self) -> float:
        return self.trimesh_s / self.ours_s


def least(repeats: int, function: Callable[[], object]) -> float:
    """Processor time of the quickest of some runs: the machine may be shared."""
    found = []
    for _ in range(repeats):
        start = time.process_time()
        function()
        found.append(time.process_time() - start)
    return max(min(found), 1e-6)


def compared(name: str, *, repeats: int = 3) -> Row:
    """One part, sliced by both at the same heights."""
    lying = Lying.of(Part.from_shape(PARTS[name]()))
    heights = (np.arange(SLICES) + 0.4931) * lying.size[2] / SLICES
    mesh = trimesh.Trimesh(lying.vertices, lying.triangles, process=False)

    def theirs() -> np.ndarray:
        found = mesh.section_multiplane([0, 0, 0], [0, 0, 1], heights)
        return np.array([0.0 if section is None else section.area for section in found])

    ours, reference = slices_of(lying, heights).areas_mm2(), theirs()
    return Row(
        part=name,
        triangles=len(lying.triangles),
        ours_s=least(repeats, lambda: slices_of(lying, heights).areas_mm2()),
        trimesh_s=least(1, theirs),
        worst=float(np.abs(ours - reference).max() / reference.max()),
    )


def main() -> None:
    """Print the table."""
    print(f"{'part':<16}{'triangles':>10}{'ours ms':>10}{'trimesh ms':>12}{'ratio':>8}{'difference':>12}")
    for name in PARTS:
        row = compared(name)
        print(
            f"{name:<16}{row.triangles:>10}{row.ours_s * 1e3:>10.2f}{row.trimesh_s * 1e3:>12.0f}{row.ratio:>7.0f}x{row.worst:>12.1e}"
        )


if __name__ == "__main__":
    main()
