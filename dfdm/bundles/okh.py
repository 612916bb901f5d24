"""What Open Know-How asks about a product: codes of its processes, files, sizes; and which of its keys can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.bundles.content import PREVIEW, RECIPE, RIGHTS
from dfdm.bundles.product import Product, ProductPart
from dfdm.facts.rounding import rounded
from dfdm.processes import Process
from dfdm.rights import classify
from dfdm.rights.license_pages import ARTIFACTS

ALL_RIGHTS_RESERVED: Final = "LicenseRef-AllRightsReserved"
_OWN_TERMS: Final = "LicenseRef-"
_MECHANICAL: Final = "MEC"
"""Documentation criteria of mechanical parts, which hold where a process has none of its own."""
_ASSEMBLY: Final = "ASM"
_PRINTED: Final = "3DP"
_PRINTING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "material_extrusion": "FDM",
        "vat_photopolymerization": "SLA",
        "powder_bed_fusion_polymer": "SLS",
        "powder_bed_fusion_metal": "DMLS",
    }
)
"""The printing processes that OKH-LOSH names."""
_MULTI_JET: Final = ("mjf", "jet_fusion")
"""Of machines that fuse powder with ink and lamps, which OKH-LOSH names apart."""
_WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"

Level = Literal["required", "recommended", "conditional"]
LEVELS: Final[Mapping[str, Level]] = MappingProxyType(
    {
        **dict.fromkeys(("okhv", "name", "repo", "version", "license", "licensor", "function"), "required"),
        **dict.fromkeys(
            (
                "documentation-language",
                "organization",
                "release",
                "readme",
                "contribution-guide",
                "technology-readiness-level",
                "documentation-readiness-level",
                "attestation",
                "publication",
                "standard-compliance",
                "cpc-patent-class",
                "tsdc",
                "bom",
                "manufacturing-instructions",
                "user-manual",
                "source",
                "export",
                "auxiliary",
                "mass",
                "outer-dimensions",
                "image",
                "part",
                "software",
            ),
            "recommended",
        ),
        **dict.fromkeys(("fork-of", "material", "printing-process"), "conditional"),
    }
)
"""The keys of OKH-LOSH 2.4: required, recommended, and those that go with printed parts or changed designs alone."""
_UNANSWERED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fork-of": "it is no changed version of another design, or that names no web address",
        "repo": "the design names no web address where it is developed",
        "organization": "the design names a person or party, no organization apart from it",
        "release": "the bundle is the release; where it is published is not known when it is written",
        "readme": "the design has no readme",
        "contribution-guide": "the design has no guide to contributing",
        "technology-readiness-level": "nobody judged how far the technology is",
        "documentation-readiness-level": "nobody judged how far the documentation is",
        "attestation": "nobody attested to it",
        "publication": "no publication is named",
        "standard-compliance": "the design declares no standard",
        "cpc-patent-class": "nobody classified it",
        "user-manual": "the design has no manual",
        "software": "it runs no software",
        "outer-dimensions": "how the parts lie in the assembly is not part of the bundle",
        "mass": "a density is not in the data, or a surface is open",
        "bom": "there is no list of parts",
        "source": "the source does not travel, and no place is named where it is",
        "material": "no part is printed",
        "printing-process": "no part is printed",
    }
)
"""Why a key is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Whether a key of OKH-LOSH is filled, and why not."""

    key: str
    level: Level
    filled: bool
    why: str = ""


def completeness(manifest: Mapping[str, Any]) -> tuple[Answer, ...]:
    """Each key of OKH-LOSH 2.4 with whether a manifest fills it."""
    parts = manifest.get("part", ())
    found = []
    for key, level in LEVELS.items():
        filled = key in manifest or (level == "conditional" and any(key in part for part in parts))
        why = "" if filled else _UNANSWERED.get(key, "it is not known")
        found.append(Answer(key=key, level=level, filled=filled, why=why))
    return tuple(found)


def manifest_of(product: Product) -> dict[str, Any]:
    """The keys of an OKH-LOSH 2.4 manifest that the product answers, as tables, in the order of the specification."""
    exported = [name for part in product.parts for name in part.geometry]
    told: dict[str, Any] = {
        "okhv": "2.4",
        "name": product.title,
        "repo": product.repo,
        "version": product.version,
        "license": license_of(product),
        "licensor": product.licensor,
        "function": product.function,
        "fork-of": forked_from(product),
        "documentation-language": product.language,
        "standard-compliance": standards(product),
        "tsdc": codes_of(product),
        "bom": next((name for name in product.members if name.endswith("bom.csv")), ""),
        "manufacturing-instructions": instructions(product),
        "source": sources(product),
        "export": exported,
        "auxiliary": [RIGHTS, *(name for name in product.members if name.endswith(".qif"))],
        "mass": mass_g(product),
        "material": _shared([part.material.name for part in product.parts if _PRINTED in codes(part.process)]),
        "printing-process": _shared([printing_process(part) for part in product.parts]),
        "outer-dimensions": outer_dimensions(product),
        "image": _images(product),
        "part": [_part(product, part) for part in product.parts],
    }
    return {key: value for key, value in told.items() if value not in ("", None, [], {})}


def _part(product: Product, part: ProductPart) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": part.name,
        "tsdc": codes(part.process),
        "source": sources(product),
        "export": list(part.geometry),
        "mass": part.mass_g,
        "material": part.material.name,
        "printing-process": printing_process(part),
        "outer-dimensions": dimensions(part),
    }
    return {key: value for key, value in told.items() if value not in ("", None, [], {})}


def _images(product: Product) -> list[dict[str, Any]]:
    if PREVIEW not in product.members:
        return []
    depicts = f"{product.title}, drawn from its model"
    return [{"location": PREVIEW, "depicts": depicts, "slots": ["model-main"], "tags": ["model", "color"]}]


def license_of(product: Product) -> str:
    """The license of the whole, as Open Know-How wants it spoken."""
    return spoken_license(product.license)


def licenses_of(product: Product) -> dict[str, str]:
    """The license of each kind of artifact: as it is stated, else that of the whole; of software only where it is stated."""
    kinds = [kind for kind in ARTIFACTS if kind != "software" or kind in product.licenses]
    return {kind: spoken_license(product.licenses.get(kind, product.license)) for kind in kinds}


def spoken_license(expression: str) -> str:
    """The SPDX expression of an open license; own terms count as all rights reserved, as Open Know-How wants it."""
    own = any(name.startswith(_OWN_TERMS) for name in classify(expression).ids)
    return ALL_RIGHTS_RESERVED if own else expression


def forked_from(product: Product) -> str:
    """The web address of the design that this is a changed version of, '' where there is none."""
    changed = (one for one in product.parents if one.relation == "derivative_of" and not one.via)
    return next((one.source_location for one in changed if one.source_location), "")


def codes(process: Process) -> list[str]:
    """The documentation criteria (TsDC) of a process."""
    return [process.tsdc or _MECHANICAL]


def codes_of(product: Product) -> list[str]:
    """The documentation criteria of all parts, and of their assembly where there are several."""
    found = [code for part in product.parts for code in codes(part.process)]
    several = len(product.parts) > 1 or any(part.count > 1 for part in product.parts)
    return list(dict.fromkeys([*found, *([_ASSEMBLY] if several else [])]))


def printing_process(part: ProductPart) -> str:
    """FDM, SLA, SLS, MJF or DMLS of a printed part, '' of any other."""
    found = _PRINTING.get(part.process.term, "")
    return "MJF" if found == "SLS" and any(word in part.machine for word in _MULTI_JET) else found


def wikipedia(process: Process) -> str:
    """The web address that Open Know-How knows a process by."""
    return f"{_WIKIPEDIA}{(process.wikipedia or process.term).replace(' ', '_')}"


def standards(product: Product) -> list[str]:
    """The standards that the requirements name."""
    named = [one.requirement.standard for part in product.parts for one in part.requirements]
    return list(dict.fromkeys(name for name in named if name))


def instructions(product: Product) -> list[str]:
    """The members that say how it is made."""
    return [RECIPE, *(name for name in product.held("documents") if "traveler" in name)]


def sources(product: Product) -> list[str]:
    """The members with the source, else the place where it is."""
    held = [name for name in product.held("source") if not name.endswith("requirements.txt")]
    return held or ([product.repo] if product.repo else [])


def mass_g(product: Product) -> float | None:
    """The mass of all parts together, None where that of one is not known."""
    masses = [part.mass_g for part in product.parts]
    if any(mass is None for mass in masses):
        return None
    return rounded(sum((mass or 0.0) * part.count for mass, part in zip(masses, product.parts, strict=True)))


def dimensions(part: ProductPart) -> dict[str, float]:
    """Width, depth and height of a part as modeled, in mm."""
    return dict(zip(("width", "depth", "height"), (rounded(side) for side in part.body.bounding_box_mm), strict=True))


def outer_dimensions(product: Product) -> dict[str, float]:
    """Those of the product where it is one part; of an assembly they are not known."""
    alone = len(product.parts) == 1 and product.parts[0].count == 1
    return dimensions(product.parts[0]) if alone else {}


def _shared(values: list[str]) -> str:
    """The one value that all printed parts have, '' where they differ or none is printed."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""
