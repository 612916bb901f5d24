"""What happens to what was made: how it is packed, and what becomes of it at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from dfdm.costs.circularity import STREAMS
from dfdm.facts.rounding import rounded
from dfdm.processes import Catalog, Route
from dfdm.requirements import Making
from dfdm.table import data_folder, read_toml


def packing_of(
    parts: Sequence[Mapping[str, Any]],
    route: Route,
    making: Making,
    pages: Catalog,
    quantity: int | None,
    gaps: list[dict[str, str]],
) -> dict[str, Any]:
    """How the pieces are packed: the owner's words, what follows from material and finish with its source, counts and mass.

    The mass is that of all made parts of the order (of one product where no quantity is known), None where a part has none.
    """
    times = quantity or 1
    said = [_said(making.packing, "design", "said by the design", "specification")] if making.packing else []
    said += _rules(parts, route, pages)
    if not said:
        gaps.append(
            {"what": "packing", "reason": "the design says nothing of it, and nothing follows from material and finish"}
        )
    return {
        "statements": said,
        "pieces": [{"part": p["name"], "count": p["count"] * times} for p in parts],
        "mass_g": mass_of(parts, times),
        "note": "",
    }


def _rules(parts: Sequence[Mapping[str, Any]], route: Route, pages: Catalog) -> Iterator[dict[str, Any]]:
    families = {pages.material(part["formula"]["inputs"][0]["material"]).family for part in parts}
    done = {step.id for step in route.operations}
    for rule in packing_rules():
        if families & set(rule["families"]) and not done & set(rule["unless"]):
            yield _said(rule["text"], rule["source"], rule["locator"], rule["kind"])


@cache
def packing_rules() -> tuple[Mapping[str, Any], ...]:
    """The rules of packing that ship: families of material, finishes that stand in, words, source."""
    return tuple(read_toml(data_folder() / "packing.toml")["rules"])


def end_of_life_of(
    parts: Sequence[Mapping[str, Any]],
    bom: Sequence[Mapping[str, Any]],
    assembly: Mapping[str, Any] | None,
    route: Route,
    making: Making,
    pages: Catalog,
    gaps: list[dict[str, str]],
) -> dict[str, Any]:
    """What becomes of the product: each material with its recycling code and stream, how it comes apart, what must come off.

    `separable`: whether all joints open again without harm to the parts, None where that is not known.
    """
    materials = [stream_of(part, pages) for part in parts]
    gaps += [
        {"what": f"end of life of {one['material']}", "reason": "no page says who takes the material back"}
        for one in materials
        if one["stream"] == "unknown"
    ]
    brought = [
        {"operation": step.id, "what": pages.operation(step.id).brings}
        for step in route.operations
        if pages.operation(step.id).brings
    ]
    said = [_said(making.end_of_life, "design", "said by the design", "specification")] if making.end_of_life else []
    separable = _separable(bom, assembly, brought)
    if separable is None:
        gaps.append(
            {
                "what": "taking the product apart",
                "reason": "the design does not say of every joint whether it opens again",
            }
        )
    return {
        "materials": materials,
        "to_come_off": brought,
        "separable": separable,
        "disassembly": list(_apart(assembly)),
        "statements": said,
        "note": "",
    }


def stream_of(part: Mapping[str, Any], pages: Catalog) -> dict[str, Any]:
    """What becomes of the material of a part: its recycling code, who takes it, and who says so."""
    page = pages.material(part["formula"]["inputs"][0]["material"])
    code, stream = page.properties.get("recycling_code"), page.properties.get("end_of_life")
    return {
        "part": part["name"],
        "material": page.id,
        "code": "" if code is None else str(code.value),
        "stream": "unknown" if stream is None else str(stream.value),
        "words": STREAMS["unknown" if stream is None else str(stream.value)],
        "sources": sorted({one.source for one in (code, stream) if one is not None}),
    }


def mass_of(parts: Sequence[Mapping[str, Any]], times: int) -> float | None:
    """Mass in grams of all made parts of so many products; None where a part has none."""
    masses = [part["formula"]["inputs"][0]["net_mass_g"] for part in parts]
    if None in masses:
        return None
    return rounded(sum(m * p["count"] for m, p in zip(masses, parts, strict=True)) * times)


def _separable(
    bom: Sequence[Mapping[str, Any]], assembly: Mapping[str, Any] | None, brought: Sequence[Mapping[str, Any]]
) -> bool | None:
    if assembly is None:
        return None if brought or len(bom) > 1 else True
    if assembly["basis"] != "design":
        return None
    said = [step["separable"] for step in assembly["steps"] if step["joining"] != "place"]  # nothing holds that
    if False in said:
        return False
    return None if None in said or not said or brought else True


def _apart(assembly: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Assembly steps backwards, as far as the design declares them."""
    if assembly is None or assembly["basis"] != "design":
        return
    for number, step in enumerate(reversed(assembly["steps"]), start=1):
        yield {
            "step": number,
            "undoes": step["step"],
            "parts": list(step["parts"]),
            "joining": step["joining"],
            "tool": step["tool"],
            "separable": step["separable"],
        }


def _said(text: str, source: str, locator: str, kind: str) -> dict[str, Any]:
    return {"text": text, "source": source, "locator": locator, "kind": kind}
