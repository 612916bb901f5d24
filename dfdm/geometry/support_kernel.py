"""Compiled: what carries each bit of downward surface, how far it hangs, and how wide ceilings are."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_NONE, _RESTS = -2, -1


@kernel("int32(int32[::1], float64[::1], int32[::1], int64, float64, int64)")
def _beside(first: Array, top: Array, layers: Array, cell: int, height: float, layer: int) -> int:
    """The stretch of a cell that has material in a layer, at `height` or above; -1 if there is none."""
    at = first[cell + 1] - 1
    while at >= first[cell] and layers[at] > layer:
        at -= 1
    if at < first[cell] or top[at] < height - 1e-3:
        return -1
    return at  # type: ignore[no-any-return]


@kernel(
    "Tuple((int32[:,::1], float64[:,::1]))"
    "(int32[::1], int32[::1], float64[::1], float64[::1], int32[::1], int32[::1], int32[::1], int64, int64)"
)
def neighbors(
    first: Array, cell: Array, bottom: Array, top: Array, layers: Array, stretch: Array, slot: Array, nx: int, ny: int
) -> tuple[Any, ...]:
    """What lies beside each hanging bit in the eight cells around: its position among them (n, 8), and the rise to it in mm.

    -1 stands for material that rests, -2 for none. Cells 0 to 3 and 4 to 7 lie opposite each other; 2, 3, 6, 7 at corners.
    """
    n = len(stretch)
    source = np.full((n, 8), _NONE, dtype=np.int32)
    rise = np.zeros((n, 8), dtype=np.float64)
    dx, dy = (1, 0, 1, -1, -1, 0, -1, 1), (0, 1, 1, 1, 0, -1, -1, -1)
    for s in range(n):
        here = stretch[s]
        i, j = cell[here] % nx, cell[here] // nx
        for k in range(8):
            x, y = i + dx[k], j + dy[k]
            if x < 0 or x >= nx or y < 0 or y >= ny:
                continue
            at = _beside(first, top, layers, y * nx + x, bottom[here], layers[here])
            if at >= 0:
                source[s, k] = slot[at]
                rise[s, k] = bottom[here] - bottom[at]
    return source, rise


@kernel(
    "Tuple((int32[::1], int32[::1], int32[::1]))(int32[::1], float64[::1], float64[::1], float64, float64, float64)"
)
def begin_in_air(first: Array, bottom: Array, top: Array, rests: float, layer: float, shift: float) -> tuple[Any, ...]:
    """Stretches that begin more than `rests` above the bed or the stretch below; the place of each among them, -1 else; layers of all."""
    n = len(bottom)
    hangs, slot, layers = np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32)
    found = 0
    for c in range(len(first) - 1):
        below = 0.0
        for s in range(first[c], first[c + 1]):
            layers[s] = int(np.floor(bottom[s] / layer + shift))
            slot[s] = -1
            if bottom[s] - below > rests:
                slot[s] = found
                hangs[found] = s
                found += 1
            below = top[s]
    return hangs[:found], slot, layers


@kernel("float64[:,::1](float64[::1], float64[:,::1], float64[::1], boolean[::1], float64[::1], float64[::1])")
def area_beyond(lean: Array, reach: Array, area: Array, left_out: Array, leans: Array, reaches: Array) -> Array:
    """Area (angles, reaches) that leans more than an angle of `leans` and reaches further than each of `reaches` for it."""
    found = np.zeros((len(leans), len(reaches)))
    for i in range(len(leans)):
        for s in range(len(lean)):
            if lean[s] <= leans[i] or left_out[s]:
                continue
            j = np.searchsorted(reaches, reach[s, i])
            if j > 0:
                found[i, j - 1] += area[s]
        for j in range(len(reaches) - 1, 0, -1):
            found[i, j - 1] += found[i, j]
    return found


@kernel("Tuple((int32[::1], int32[::1]))(int32[:,::1])")
def carried_by(source: Array) -> tuple[Any, ...]:
    """For each bit those that it may carry: starts (n + 1,) and members."""
    n = len(source)
    starts = np.zeros(n + 1, dtype=np.int32)
    for s in range(n):
        for k in range(8):
            if source[s, k] >= 0:
                starts[source[s, k] + 1] += 1
    for s in range(n):
        starts[s + 1] += starts[s]
    members, place = np.empty(starts[n], dtype=np.int32), starts[:-1].copy()
    for s in range(n):
        for k in range(8):
            on = source[s, k]
            if on >= 0:
                members[place[on]] = s
                place[on] += 1
    return starts, members


@kernel("boolean[::1](int32[:,::1], int32[::1], int32[::1], int32[::1])")
def begins(source: Array, starts: Array, members: Array, layer: Array) -> Array:
    """What begins in mid-air (n,): layer by layer, what nothing that is already there carries."""
    n = len(source)
    island = np.zeros(n, dtype=np.bool_)
    carried = np.zeros(n, dtype=np.bool_)
    order = np.argsort(layer, kind="mergesort")
    queue = np.empty(n, dtype=np.int32)
    a = 0
    while a < n:
        b = a
        while b < n and layer[order[b]] == layer[order[a]]:
            b += 1
        for seeding in range(2):
            head, tail = 0, 0
            for k in range(a, b):
                s = order[k]
                if carried[s]:
                    continue
                held = seeding == 1
                for m in range(8):
                    on = source[s, m]
                    held = held or on == _RESTS or (on >= 0 and layer[on] < layer[s])
                if held:
                    island[s] = seeding == 1
                    carried[s] = True
                    queue[tail] = s
                    tail += 1
            while head < tail:
                s = queue[head]
                head += 1
                for m in range(starts[s], starts[s + 1]):
                    user = members[m]
                    if layer[user] == layer[s] and not carried[user]:
                        carried[user] = True
                        queue[tail] = user
                        tail += 1
        a = b
    return island


@kernel(
    "float64[:,::1](int32[:,::1], float64[:,::1], int32[::1], int32[::1], boolean[::1], float64[::1], float64[::1], float64)"
)
def reach(
    source: Array, rise: Array, starts: Array, members: Array, island: Array, step: Array, tangent: Array, limit: float
) -> Array:
    """How far (n, angles) each bit hangs beyond what carries it: shortest ways, relaxed until nothing changes."""
    n, angles = len(source), len(tangent)
    found = np.full((n, angles), np.inf)
    queue = np.empty(n + 1, dtype=np.int32)
    waits = np.zeros(n, dtype=np.bool_)
    head, tail = 0, 0
    for s in range(n):
        nearest = np.inf
        for k in range(8):
            if source[s, k] == _RESTS:
                nearest = min(nearest, 0.5 * step[k])
        if island[s]:
            nearest = 0.5 * step[0]
        if nearest < np.inf:
            found[s, :] = nearest
            queue[tail] = s
            waits[s] = True
            tail += 1
    best = np.empty(angles)
    while head != tail:
        s = queue[head]
        head = head + 1 if head < n else 0
        waits[s] = False
        for m in range(starts[s], starts[s + 1]):
            user = members[m]
            k = 0
            while source[user, k] != s:
                k += 1
            better = False
            for a in range(angles):
                on = found[s, a] - rise[user, k] * tangent[a]
                on = (on if on > -0.5 * step[k] else -0.5 * step[k]) + step[k]
                better = better or (on < found[user, a] - 1e-6 and on <= limit + step[0])
                best[a] = on
            if not better:
                continue
            for a in range(angles):
                if best[a] < found[user, a] and best[a] <= limit + step[0]:
                    found[user, a] = best[a]
            if not waits[user]:
                waits[user] = True
                queue[tail] = user
                tail = tail + 1 if tail < n else 0
    for s in range(n):
        for a in range(angles):
            found[s, a] = min(found[s, a], limit)
    return found


@kernel("int32[::1](int32[:,::1], int32[::1], boolean[::1], boolean)")
def patches(source: Array, layer: Array, chosen: Array, level: bool) -> Array:
    """Number (n,) of the connected patch that each chosen bit belongs to, in order of appearance; -1 for the others.

    With `level`, patches do not go from one layer to another.
    """
    n = len(source)
    root = np.arange(n).astype(np.int32)
    for s in range(n):
        if not chosen[s]:
            continue
        for k in range(8):
            on = source[s, k]
            if on < 0 or not chosen[on] or (level and layer[on] != layer[s]):
                continue
            a, b = s, on
            while root[a] != a:
                root[a] = root[root[a]]
                a = root[a]
            while root[b] != b:
                root[b] = root[root[b]]
                b = root[b]
            root[max(a, b)] = min(a, b)
    label = np.full(n, -1, dtype=np.int32)
    count = 0
    for s in range(n):
        if chosen[s]:
            a = root[s]
            while root[a] != a:
                a = root[a]
            if a == s:
                label[s] = count
                count += 1
            else:
                label[s] = label[a]
    return label


@kernel("Tuple((int32[::1], int32[::1], float64[::1], float64[::1]))(int32[::1], float64[::1], float64[::1])")
def gathered(label: Array, value: Array, area: Array) -> tuple[Any, ...]:
    """Members of each patch of a labeling (-1 is no patch): starts (p + 1,) and members; greatest value and area (p,)."""
    n, count = len(label), 0
    for s in range(n):
        count = max(count, label[s] + 1)
    starts = np.zeros(count + 1, dtype=np.int32)
    for s in range(n):
        if label[s] >= 0:
            starts[label[s] + 1] += 1
    for p in range(count):
        starts[p + 1] += starts[p]
    members, place = np.empty(starts[count], dtype=np.int32), starts[:-1].copy()
    greatest, total = np.full(count, -np.inf), np.zeros(count)
    for s in range(n):
        p = label[s]
        if p >= 0:
            members[place[p]] = s
            place[p] += 1
            greatest[p] = max(greatest[p], value[s])
            total[p] += area[s]
    return starts, members, greatest, total


@kernel(
    "Tuple((int64, float64))(int32[::1], float64[::1], float64, int32[::1], int32[::1], float64[::1], int64, float64)"
)
def middle(
    members: Array, value: Array, least: float, stretch: Array, cell: Array, height: Array, nx: int, pitch: float
) -> tuple[int, float]:
    """Which of the members of at least that value lies nearest to the middle of them all; their mean value."""
    count, x, y, z, mean = 0, 0, 0, 0.0, 0.0
    for s in members:
        if value[s] >= least:
            count += 1
            x += cell[stretch[s]] % nx
            y += cell[stretch[s]] // nx
            z += height[s]
            mean += value[s]
    best, nearest = -1, np.inf
    for s in members:
        if value[s] >= least:
            i, j = count * (cell[stretch[s]] % nx) - x, count * (cell[stretch[s]] // nx) - y
            away = (i * i + j * j) * (pitch / count) ** 2 + (height[s] - z / count) ** 2
            if away < nearest:
                best, nearest = s, away
    return best, mean / max(count, 1)


@kernel(
    "float64[::1](int32[::1], int32[::1], float64[::1], float64[::1], int32[::1], int32[::1], int32[::1],"
    " boolean[::1], int64, int64, float64[::1])"
)
def spans(
    first: Array,
    cell: Array,
    bottom: Array,
    top: Array,
    layers: Array,
    stretch: Array,
    slot: Array,
    wanted: Array,
    nx: int,
    ny: int,
    angles: Array,
) -> Array:
    """Shortest distance (n,) in cells between supports on both sides of each wanted bit, along any of the angles (rad).

    Lines of cells that cover the plane once are followed within the layer of a bit; the longer axis of a line takes one
    step a cell. Infinite where no line ends at supports on both sides.
    """
    n = len(stretch)
    span = np.full(n, np.inf)
    along = np.empty(n, dtype=np.int32)
    steps = np.zeros((2, n), dtype=np.int32)
    for angle in angles:
        cos, sin = np.cos(angle), np.sin(angle)
        flat = abs(cos) >= abs(sin)
        slope = sin / cos if flat else cos / sin
        size = nx if flat else ny
        shift = np.empty(size + 2, dtype=np.int32)
        for k in range(size + 2):
            shift[k] = int(np.floor(slope * (k - 1) + 0.5))
        start = np.zeros(size + 1, dtype=np.int32)
        for s in range(n):
            if wanted[s]:
                start[(cell[stretch[s]] % nx if flat else cell[stretch[s]] // nx) + 1] += 1
        for k in range(size):
            start[k + 1] += start[k]
        count = start[size]
        for s in range(n):
            if wanted[s]:
                k = cell[stretch[s]] % nx if flat else cell[stretch[s]] // nx
                along[start[k]] = s
                start[k] += 1
        for side in range(2):
            step = 1 if side else -1
            for m in range(count):
                s = along[count - 1 - m] if side else along[m]
                here = stretch[s]
                i, j = cell[here] % nx, cell[here] // nx
                k = i if flat else j
                turn = shift[k + 1 + step] - shift[k + 1]
                x, y = (i + step, j + turn) if flat else (i + turn, j + step)
                steps[side, s] = 0
                if x < 0 or x >= nx or y < 0 or y >= ny:
                    continue
                at = _beside(first, top, layers, y * nx + x, bottom[here], layers[here])
                if at < 0:
                    continue
                on = slot[at]
                if on < 0 or layers[at] != layers[here]:
                    steps[side, s] = 1
                elif wanted[on] and steps[side, on] > 0:
                    steps[side, s] = steps[side, on] + 1
        length = 1.0 / max(abs(cos), abs(sin))
        for m in range(count):
            s = along[m]
            if steps[0, s] > 0 and steps[1, s] > 0:
                span[s] = min(span[s], (steps[0, s] + steps[1, s] - 1) * length)
    return span
