"""What becomes of the material: how much of the stock is waste and why, what it can be melted into again, what was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from dfdm.costs.feedstock import Feedstock
from dfdm.costs.pricing import bought_g
from dfdm.costs.work import Work
from dfdm.facts.rounding import significant
from dfdm.processes import Capability, Route, catalog

if TYPE_CHECKING:
    from dfdm.costs.document import Estimate

STREAMS: Final[Mapping[str, str]] = {
    "scrap": "melted again as scrap",
    "household": "taken by household collections",
    "specialist": "melted again by who takes it, by no household collection",
    "energy": "not melted again: only its heat is left",
    "unknown": "nobody says who takes it",
}
"""Where a material goes at its end, by the words of `Material.properties['end_of_life']`."""
_LEFT: Final[Mapping[str, str]] = {
    "subtractive": "chips and offcuts",
    "sheet": "skeleton and inner cuts",
    "additive": "supports, what is washed off, powder that is not used again",
    "molding": "runner and sprue",
    "forming": "trimming",
}
_LEAST_G: Final = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Waste:
    """One kind of waste per good piece: what, grams, in words with numbers."""

    what: str
    grams: float
    basis: str

    def to_dict(self) -> dict[str, Any]:
        """Write the waste."""
        return {"what": self.what, "grams": significant(self.grams), "basis": self.basis}


@dataclass(frozen=True, kw_only=True, slots=True)
class Circularity:
    """The material of one good piece: stock bought (g), what of it is in the part (g), waste by its cause.

    `code` is the recycling code, `end_of_life` a key of `STREAMS` for part and clean waste alike; `recycled_content` of the
    stock is None where nobody says; `brought` are other materials that operations leave on the part.
    """

    material: str
    stock_g: float
    part_g: float
    waste: tuple[Waste, ...]
    code: str
    end_of_life: str
    recycled_content: float | None
    brought: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def waste_g(self) -> float:
        """Grams of stock per good piece that do not end in it."""
        return sum(kind.grams for kind in self.waste)

    @property
    def mono_material(self) -> bool:
        """Whether the part is of one material, so that it goes to one stream as it is."""
        return not self.brought

    def to_dict(self) -> dict[str, Any]:
        """Write what becomes of the material."""
        return {
            "material": self.material,
            "stock_g": significant(self.stock_g),
            "part_g": significant(self.part_g),
            "waste_g": significant(self.waste_g),
            "waste": [kind.to_dict() for kind in self.waste],
            "recycling_code": self.code or None,
            "end_of_life": self.end_of_life,
            "stream": STREAMS[self.end_of_life],
            "recycled_content": self.recycled_content,
            "mono_material": self.mono_material,
            "brought": list(self.brought),
            "sources": list(self.sources),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Circularity:
        """Read what `to_dict` wrote."""
        return cls(
            material=document["material"],
            stock_g=document["stock_g"],
            part_g=document["part_g"],
            waste=tuple(Waste(**kind) for kind in document["waste"]),
            code=document["recycling_code"] or "",
            end_of_life=document["end_of_life"],
            recycled_content=document["recycled_content"],
            brought=tuple(document["brought"]),
            sources=tuple(document["sources"]),
        )

    def __str__(self) -> str:
        share = f" ({self.waste_g / self.stock_g:.0%})" if self.stock_g > 0.0 else ""
        kinds = "; ".join(f"{kind.grams:.3g} g {kind.what}" for kind in self.waste)
        recycled = "" if self.recycled_content is None else f", {self.recycled_content:.0%} recycled stock"
        mixed = f"; with {', '.join(self.brought)}: take it apart first" if self.brought else ""
        return (
            f"{self.waste_g:.3g} of {self.stock_g:.3g} g are waste{share}{': ' + kinds if kinds else ''}; "
            f"{self.material}{f' ({self.code})' if self.code else ''}{recycled}: {STREAMS[self.end_of_life]}{mixed}"
        )


def circularity(
    work: Work, capability: Capability, route: Route, numbers: Mapping[str, float], stock: Feedstock
) -> Circularity:
    """What becomes of the stock of one good piece.

    `numbers` are the rates: `waste`, `yield`, and `recycled_share` of what is not in the part, which goes back into the
    process; none means no loss by it.
    """
    material = capability.material
    part_g = work.material_g if work.part_g is None else work.part_g
    extra, good = numbers.get("waste", 0.0), numbers.get("yield", 1.0)
    one = float(bought_g(work, numbers))
    bought = one / good
    rests = work.stock_g * extra
    back = work.stock_g + rests - one
    idle = work.stock_g - work.material_g
    again = back / (idle + rests) if idle + rests > 0.0 else 0.0
    kinds = (
        Waste(
            what="supports and what is laid beside the part",
            grams=work.material_g - part_g,
            basis="removed after the build",
        ),
        Waste(
            what=_LEFT.get(capability.process.family, "stock that is cut away"),
            grams=idle * (1.0 - again),
            basis=work.stock_basis + (f"; {again:.0%} of it goes back into the process" if again > 0.0 else ""),
        ),
        Waste(what="rests of the stock", grams=rests * (1.0 - again), basis=f"{extra:.1%} of the stock"),
        Waste(what="scrapped pieces", grams=bought * (1.0 - good), basis=f"{good:.1%} of the pieces are good"),
    )
    code, end = material.properties.get("recycling_code"), material.properties.get("end_of_life")
    return Circularity(
        material=material.id,
        stock_g=significant(bought),
        part_g=significant(part_g),
        waste=tuple(replace(kind, grams=significant(kind.grams)) for kind in kinds if kind.grams > _LEAST_G),
        code=str(code.value) if code else "",
        end_of_life=str(end.value) if end else "unknown",
        recycled_content=stock.recycled_content,
        brought=_brought(route),
        sources=tuple(sorted({cited.source for cited in (code, end) if cited})),
    )


def _brought(route: Route) -> tuple[str, ...]:
    """Other materials that the operations of a route leave on the part."""
    operations = (catalog().operation(step.id) for step in route.operations)
    return tuple(dict.fromkeys(operation.brings for operation in operations if operation.brings))


def together(estimates: Sequence[Estimate]) -> dict[str, Any]:
    """What a whole design comes to: its materials, whether they are one, and what to take apart, in words."""
    known = [found for estimate in estimates if (found := estimate.circularity)]
    materials = tuple(dict.fromkeys(found.material for found in known))
    brought = tuple(dict.fromkeys(name for found in known for name in found.brought))
    mono = len(materials) <= 1 and not brought
    many = len(estimates) > 1
    notes = []
    if many and mono:
        notes.append(f"{len(estimates)} parts of one material: they go to one stream without being taken apart")
    if len(materials) > 1:
        notes.append(f"{len(materials)} materials ({', '.join(materials)}): take the parts apart and sort them")
    notes += [f"take out {name} before {', '.join(materials)} is recycled" for name in brought]
    if many:
        notes.append("how the parts are joined is not known: joints that do not open again keep them together")
    return {
        "parts": len(estimates),
        "materials": list(materials),
        "brought": list(brought),
        "mono_material": mono,
        "notes": notes,
    }
