"""Answers to what is measured by hand in the viewer: words, and lines to draw, from the exact surfaces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from dfdm.errors import GeometryError
from dfdm.geometry.faces import Face
from dfdm.geometry.picked import Between, between, wall_at
from dfdm.widgets.phrases import phrase, restated, say
from dfdm.widgets.scene import Scene

_MOST_PICKS: Final = 2


def measured(scene: Scene, message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Answer `{"id", "picks": [{"face", "at_mm"}]}` with `{"id", "words", "lines", "values"}`; None for what is no question.

    One pick: the face, its radius, the wall behind the point. Two picks: how their faces lie to one another. Lines are
    `{"from", "to", "label"}` in mm of the scene; values are `thickness_mm`, `radius_mm`, `distance_mm`, `angle_deg`.
    """
    picks = _picks(scene, message.get("picks"))
    if not picks:
        return None
    words, lines, values = _one(scene, *picks[0]) if len(picks) == 1 else _two(scene, picks[0], picks[1])
    return {"id": message.get("id"), "words": words, "lines": lines, "values": values}


Pick = tuple[int, np.ndarray]
Answer = tuple[list[str], list[dict[str, Any]], dict[str, float]]


def _picks(scene: Scene, given: object) -> list[Pick]:
    """Faces of the scene with points on them; nothing where one of them is not."""
    if not isinstance(given, Sequence) or not 1 <= len(given) <= _MOST_PICKS:
        return []
    found = []
    for pick in given:
        face, at = (pick.get("face"), pick.get("at_mm")) if isinstance(pick, Mapping) else (None, None)
        if not isinstance(face, int) or not 0 <= face < scene.faces_in_all:
            return []
        if not isinstance(at, Sequence) or len(at) != 3 or not all(isinstance(v, int | float) for v in at):
            return []
        point = np.array(at, dtype=np.float64)
        if not np.isfinite(point).all():
            return []
        found.append((face, point))
    return found


def _one(scene: Scene, face: int, at: np.ndarray) -> Answer:
    entry, own = scene.part_of(face)
    shift = scene.shift_of(face)
    surface = entry.part.faces[own]
    words, values = [_named(surface)], _sizes(surface)
    lines: list[dict[str, Any]] = []
    try:
        wall = wall_at(entry.part, own, at - shift)
    except GeometryError as error:
        return [*words, say("The wall cannot be measured: {why}.", why=restated(str(error)))], [], values
    if wall is None:
        return [*words, say("Behind this point the surface is open: there is no wall.")], [], values
    values["thickness_mm"] = wall.thickness_mm
    size = _mm(wall.thickness_mm)
    words.append(
        say("Wall {size} here.", size=size)
        if wall.square
        else say("{size} through the material here, to a face that leans.", size=size)
    )
    start, end = np.array(wall.start) + shift, np.array(wall.end) + shift
    lines.append({"from": start.tolist(), "to": end.tolist(), "label": size})
    return words, lines, values


def _two(scene: Scene, first: Pick, second: Pick) -> Answer:
    if scene.part_of(first[0])[0] is not scene.part_of(second[0])[0]:
        return (
            [say("These are two parts, set side by side to be seen: the distance between them means nothing.")],
            [],
            {},
        )
    shift = scene.shift_of(first[0])
    (entry, a), (_, b) = scene.part_of(first[0]), scene.part_of(second[0])
    apart = float(np.linalg.norm(second[1] - first[1]))
    values = {"points_mm": round(apart, 6)}
    if a == b:
        return [], [], values
    found = between(entry.part.faces[a], entry.part.faces[b], first[1] - shift, second[1] - shift)
    if found is None:
        return [say("Their faces have no axis and no plane to compare.")], [], values
    values["angle_deg"] = round(found.angle_deg, 4)
    if found.distance_mm is None:
        return [_leaning(found, entry.part.faces[a], entry.part.faces[b])], [], values
    values["distance_mm"] = found.distance_mm
    line = {
        "from": (np.array(found.start) + shift).tolist(),
        "to": (np.array(found.end) + shift).tolist(),
        "label": _mm(found.distance_mm),
    }
    return [_lying(found)], [line] if found.distance_mm > 0 else [], values


def _leaning(found: Between, first: Face, second: Face) -> str:
    flat = (first.normal is not None) + (second.normal is not None)
    told = (
        phrase("Their axes are at {angle}° to one another."),
        phrase("The axis and the face are at {angle}° to one another."),
        phrase("The faces are at {angle}° to one another."),
    )
    return say(told[flat], angle=f"{found.angle_deg:.4g}")


def _lying(found: Between) -> str:
    size = _mm(found.distance_mm or 0.0)
    if found.kind == "planes":
        if not found.distance_mm:
            return say("The faces lie in one plane.")
        return say("The faces are parallel, {size} apart.", size=size)
    if found.kind == "axes":
        if not found.distance_mm:
            return say("They share one axis.")
        return say("Their axes are parallel, {size} apart.", size=size)
    return say("The axis is parallel to the face, {size} from it.", size=size)


def _named(face: Face) -> str:
    """A face in words: `Cylinder, diameter 5 mm (radius 2.5 mm), hollow`, and a full stop."""
    hollow = f", {say('hollow')}" if face.concave else ""
    if face.surface in ("cylinder", "sphere") and face.radius_mm is not None:
        told = phrase("Cylinder, diameter {diameter} (radius {radius})")
        if face.surface == "sphere":
            told = phrase("Sphere, diameter {diameter} (radius {radius})")
        return f"{say(told, diameter=_mm(2 * face.radius_mm), radius=_mm(face.radius_mm))}{hollow}."
    if face.surface == "torus" and face.radius_mm is not None and face.minor_radius_mm is not None:
        radii = {"minor": _mm(face.minor_radius_mm), "ring": _mm(face.radius_mm)}
        return f"{say('Torus, radius {minor} around a ring of radius {ring}', **radii)}{hollow}."
    if face.surface == "cone" and face.half_angle_deg is not None:
        return f"{say('Cone, {angle}° from side to side', angle=f'{2 * face.half_angle_deg:.4g}')}{hollow}."
    return f"{say('Plane') if face.surface == 'plane' else say('Free-form surface')}, {face.area_mm2:.5g} mm²."


def _sizes(face: Face) -> dict[str, float]:
    sizes = {"radius_mm": face.radius_mm, "minor_radius_mm": face.minor_radius_mm, "area_mm2": face.area_mm2}
    return {name: round(value, 6) for name, value in sizes.items() if value is not None and math.isfinite(value)}


def _mm(value: float) -> str:
    return f"{value:.4g} mm"
