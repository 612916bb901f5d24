"""What rules about bent sheets ask for: the bends with the thickness of the sheet they are in."""

from __future__ import annotations

from collections.abc import Iterable

from dfdm.checks.outcome import Spot
from dfdm.facts import Bend, PartFacts
from dfdm.facts.bends import Flange


def bent(part: PartFacts) -> tuple[tuple[Bend, ...], float] | None:
    """The bends of a sheet and its thickness in mm; None where the part has no bends."""
    flat = part.flat_pattern
    bends = part.bends
    if not bends or flat is None or not flat.thickness_mm:
        return None
    return bends, flat.thickness_mm


def spot(bend: Bend, value: float, faces: Iterable[int] = ()) -> Spot:
    """A value at the middle of a bend, on its faces or on others."""
    x, y, z = (0.5 * (a + b) for a, b in zip(bend.start_mm, bend.end_mm, strict=True))
    return Spot(value=value, faces=tuple(faces) or bend.faces, at_mm=(x, y, z))


def free_flanges(bends: Iterable[Bend]) -> list[tuple[Bend, Flange]]:
    """What the tools have to hold while they bend: the shorter free flange of each bend, or the shorter one of two that are held."""
    found = []
    for bend in bends:
        flanges = [flange for flange in bend.flanges if flange.free] or list(bend.flanges)
        if flanges:
            found.append((bend, min(flanges, key=lambda flange: flange.length_mm)))
    return found
