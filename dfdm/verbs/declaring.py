"""What the owner of a model states of it, and the designs that it derives from, gathered for an export or a match."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.verbs.composing import file_safe

if TYPE_CHECKING:
    from dfdm.bundles import BundleContent
    from dfdm.designs import Model
    from dfdm.rights import Declaration, Offer
    from dfdm.rights.design_rights import DesignRights, Source
    from dfdm.rights.export_control import ExportClassification
    from dfdm.rights.parents import Parent
    from dfdm.trust.trustlist import TrustList

Stated = Mapping[str, Any] | str | Path
"""What is stated: by its keys (see `dfdm.rights.Declaration`), or a TOML file of it."""
EXCHANGE: Final = (".step", ".stp", ".iges", ".igs", ".brep", ".stl", ".3mf", ".obj")
"""Endings of geometry for exchange, which has lost how it was made."""


def declared(
    model: Model,
    thing: Any = None,
    given: Stated | None = None,
    derived_from: Mapping[str, Sequence[str | Path]] | None = None,
    change: str = "",
    trust: TrustList | None = None,
) -> Declaration:
    """What is stated of a model: in its design or bundle, over that in the file beside it, over that what is given.

    Each top-level key is taken whole from the last that names it. `derived_from` are bundles by relation; what they derive
    from themselves comes along; `change` says what was changed in those that it is a changed version of; `trust` judges
    their signatures. What is not understood is an InputError.
    """
    from dfdm.nodes.place import countries
    from dfdm.rights.declaration import Declaration, read_declared

    beside = _beside(thing)
    told = {**model.rights, **(read_declared(beside) if beside else {})}
    if given is not None:
        told |= given if isinstance(given, Mapping) else read_declared(given)
    found = Declaration.from_dict(told)
    parents = [
        parent
        for relation, paths in (derived_from or {}).items()
        for p in paths
        for parent in parents_in(p, relation, trust)
    ]
    if change and not any(parent.relation == "derivative_of" for parent in parents):
        raise InputError(
            "what was changed is said of a design that this is a changed version of: --derivative-of BUNDLE"
        )
    direct = [p.relation == "derivative_of" and not p.via for p in parents]
    found = found.deriving(tuple(replace(p, change=change) if d else p for p, d in zip(parents, direct, strict=True)))
    export = found.export_classification
    places = [*(export.allowed + export.excluded if export else ())]
    places += [code for right in found.intellectual_property for code in right.territories if code != "EU"]
    unknown = [code for code in places if code not in countries()]
    if unknown:
        raise InputError(f"'{unknown[0]}' is not a country code of ISO 3166 such as DE")
    return found


def export_classification(model: Model, thing: Any = None, given: Stated | None = None) -> ExportClassification | None:
    """How its owner classifies a model for export; None where nothing is stated."""
    return declared(model, thing, given).export_classification


def _beside(thing: Any) -> Path | None:
    """The file of statements beside a model file (`bracket.rights.toml` beside `bracket.py`), where there is one."""
    from dfdm.rights.declaration import ENDING

    if not isinstance(thing, str | Path) or str(thing).lower().endswith(".zip"):
        return None
    text = str(thing)
    file = Path(text if Path(text).exists() else text.rpartition(":")[0] or text)
    found = file.with_name(f"{file.stem}{ENDING}")
    return found if found.is_file() else None


def parents_in(path: str | Path, relation: str, trust: TrustList | None = None) -> tuple[Parent, ...]:
    """The design in a bundle as a parent, with those that it derives from itself; a bundle that is refused is a BundleError."""
    from dfdm import bundles
    from dfdm.bundles.stated_rights import declared_in
    from dfdm.rights import Declaration, allowances
    from dfdm.rights.design_rights import inherited
    from dfdm.rights.parents import Parent

    inside = bundles.read(path, trust=trust)
    rights, told = inside.rights, inside.verification
    permits = any(row.action == "derive" and row.answer == "yes" for row in allowances(rights))
    parent = Parent(
        relation=relation,  # type: ignore[arg-type]
        license=told.license,
        title=told.title,
        attribution=rights.attribution,
        source_location=rights.source_location,
        subject=rights.target,
        issuer=told.signer,
        sha256=told.sha256,
        version=inside.recipe["header"]["version"],
        permits_change=permits,
    )
    return inherited(parent, Declaration.from_dict(declared_in(inside)).derived_from)


def design_rights_of(
    declaration: Declaration, model: Model, license: str, signer: str, *, created: str, source: Source, sealed: bool
) -> DesignRights:
    """The rights in a design as they travel with it; LicenseConflictError where it may not be handed on under the license."""
    from dfdm.rights.design_rights import DesignRights
    from dfdm.trust.signature import utc_stamp

    found = DesignRights(
        declaration=declaration,
        license=license,
        design_license=model.license,
        signer=signer,
        day=date.fromisoformat(utc_stamp(created)[:10]),
        source=source,
        sealed=sealed,
    )
    found.refuse()
    return found


def source_of(model: Model, rights: Offer, files: Sequence[str | Path] = ()) -> dict[str, bytes]:
    """The source of a design, in the form preferred for changing it, where the license makes it travel.

    The design's own text, the values and demands it was built with, the versions of what built it; and always the files that
    are given. Where the source is asked for, files of which none is more than geometry for exchange are an InputError: they
    are not that form.
    """
    from dfdm.designs.versions import versions

    given = _given(files, asked=rights.terms.source_must_travel)
    if not model.source or not rights.terms.source_must_travel:
        return given
    locked = "".join(f"{name}=={version}\n" for name, version in sorted(versions().items()))
    table = {} if model.variant is None else model.variant.design.parameters
    built = {
        "name": model.name,
        "version": model.version,
        "values": dict(sorted(model.values.items())),
        "parameters": [parameter.to_dict() for parameter in table.values()],
        "requirements": {
            e.name: [r.requirement.to_dict() for r in e.requirements] for e in model.parts if e.requirements
        },
        "versions": dict(sorted(versions().items())),
    }
    return {
        **given,
        f"source/{_member_name(model.source_name)}": model.source.encode(),
        "source/requirements.txt": locked.encode(),
        "source/variant.json": (json.dumps(built, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode(),
    }


def source_state(model: Model, rights: Offer, members: Mapping[str, bytes]) -> Source:
    """Where the source of a design is, as the bundle says it."""
    from dfdm.rights.design_rights import Source

    where = rights.source_location
    if members:
        return Source(form="preferred", members=tuple(sorted(members)), location=where)
    if not rights.terms.source_must_travel:
        return Source(form="not-carried", location=where)
    note = "what travels is geometry for exchange, not the form preferred for changing the design"
    return Source(form="elsewhere", location=where, note=note if not model.source else "")


def _given(files: Sequence[str | Path], *, asked: bool) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in map(Path, files):
        try:
            found[f"source/{_member_name(path.name)}"] = path.read_bytes()
        except OSError as error:
            raise InputError(f"the source {path} cannot be read: {error.strerror or error}") from None
    if asked and found and all(name.lower().endswith(EXCHANGE) for name in found):
        raise InputError(
            f"{Path(files[0]).name} is geometry for exchange, not the form preferred for changing a design: name the files"
            " it was made with, or say where they are with --source-location"
        )
    return found


def _member_name(name: str) -> str:
    """The name of a source file, respelled where a bundle cannot hold it as it is."""
    from dfdm.bundles.container import why_not_a_name

    return name if not why_not_a_name(name) else f"{file_safe(Path(name).stem)}{Path(name).suffix.lower()}"


def remarks_of(content: BundleContent) -> tuple[str, ...]:
    """What is to be known of the rights in a design that was handed on, and what nobody could say, as sentences."""
    stated = content.design_rights or {}
    said = [remark["message"] for remark in stated.get("remarks", ())]
    unknown = [one["reason"] for one in stated.get("not_checked", ()) if one["check"] == "derived_from"]
    return (*said, *unknown)
