"""Samples of one patch are those that stand near one another, step by step."""

import numpy as np
import pytest

from dfdm.geometry.areacurve_kernel import join_near


def _brute(points: np.ndarray, reach: float) -> list[int]:
    root = list(range(len(points)))
    for i in range(len(points)):
        for j in range(i):
            if float(((points[i] - points[j]) ** 2).sum()) <= reach * reach:
                one, other = root[i], root[j]
                root = [min(one, other) if r in (one, other) else r for r in root]
    return root


@pytest.mark.parametrize("size", [(30.0, 20.0, 0.0), (9.0, 9.0, 9.0), (100.0, 0.3, 0.3), (0.0, 0.0, 0.0)])
@pytest.mark.parametrize("reach", [0.4, 1.3, 4.0, 200.0])
def test_all_that_is_near_has_one_root(size, reach):
    points = np.random.default_rng(3).random((150, 3)) * np.array(size) - 7.0
    points[::7] = np.round(points[::7])  # some on the borders of cells
    root = np.arange(len(points))
    room = np.empty((2, len(points)), dtype=np.int64)
    join_near(np.arange(len(points)), np.asarray(points.T), reach, root, room[0], room[1])
    found = []
    for i in range(len(root)):
        p = i
        while root[p] != p:
            p = int(root[p])
        found.append(p)
    assert found == _brute(points, reach)
