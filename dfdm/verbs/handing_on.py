"""Export the signed bundle, and verify one."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import ExportError, InputError
from dfdm.verbs.judging import check_all, cost_all, network, routes_for
from dfdm.verbs.keyring import signing_key
from dfdm.verbs.opening import opened

if TYPE_CHECKING:
    from dfdm.bundles import BundleInfo, Verification
    from dfdm.checks.report import Report
    from dfdm.costs import Estimates
    from dfdm.designs import Model
    from dfdm.nodes.verdicts import Placement
    from dfdm.processes import Route
    from dfdm.rights import Offer
    from dfdm.trust import Key


def verify(path: str | Path, *, known: Sequence[str] = ()) -> Verification:
    """Say whether a bundle is whole and signed: no code of it is run, no network asked, no geometry loaded.

    `known` are the DIDs of signers you trust.
    """
    from dfdm import bundles

    return bundles.verify(path, known=known)


def export(
    thing: Any,
    candidate: Any = None,
    *,
    path: str | Path,
    key: str | Path | Key | None = None,
    node: str | None = None,
    nodes: Any = None,
    process: str | None = None,
    material: str | None = None,
    route: Any = None,
    quantity: int = 1,
    license: str | None = None,
    source_location: str | None = None,
    licensee: str | None = None,
    count: int | None = None,
    valid_from: str | None = None,
    valid_until: str | None = None,
    territory: Sequence[str] = (),
    created: str | None = None,
    **settings: Any,
) -> BundleInfo:
    """Write the bundle: recipe, rights and geometry of a model, signed, ready for the network.

    With a candidate or a node the recipe is for its machine; without, it is an offer to any capable node. Without a
    process the best that passes is taken; without a license the design's own. `source_location` (http) says where the
    source is, for a design under an open license that travels without it. Raises LicenseConflictError where the license
    forbids a term that was asked for, ExportError where the part cannot be made or the file not be written.
    """
    from dfdm import bundles, recipes
    from dfdm.checks.reports import Reports
    from dfdm.designs.versions import versions
    from dfdm.processes import capability

    model = opened(thing, **settings)
    if model.kind == "bundle":
        raise InputError(
            f"{model.name} is a bundle already: hand it on as it is, or export the design it was made from"
        )
    terms = license or model.license
    if not terms:
        raise InputError(f"{model.name} names no license: say it with --license (SPDX, or LicenseRef-… for own terms)")
    stamp = created or datetime.now(UTC).isoformat(timespec="seconds")
    signer, keep_key = signing_key(key)
    subject = subject_of(model)
    where = source_location or model.source_url
    rights = _rights(model, terms, subject, signer, where, licensee, count, valid_from, valid_until, territory)
    if candidate is not None or node:
        placed = placed_at(model, candidate, node, nodes, process, material, route)
        chosen, offered = placed.route, placed.capability
        reports = Reports(model=model.name, reports=placed.reports)
        estimates = _estimates_at(model, placed, quantity)
    else:
        chosen = _route(model, process, material, route)
        offered = capability(chosen.process, chosen.material or None, chosen.shaping.machine or None)
        reports = check_all(model, route=chosen)
        _refuse_failed(reports)
        estimates = cost_all(model, route=chosen, quantity=quantity)
    geometry, members = _geometry(model, terms, stamp)
    header = recipes.Header(
        subject=subject,
        product=model.title or model.name,
        created=stamp,
        version=model.version,
        responsible_party=model.author,
        intended_use=model.intended_use,
        license=terms,
        design=dict(model.values),
    )
    recipe = recipes.compose(
        model.measurements(),
        chosen,
        offered,
        header=header,
        requirements={entry.name: entry.requirements for entry in model.parts},
        reports={report.part: report.to_dict() for report in reports},
        geometry=members,
    )
    content = bundles.BundleContent(
        name=_file_safe(model.name),
        title=model.title or model.name,
        subject=subject,
        license=terms,
        recipe=recipe.to_dict(),
        rights=rights.to_dict(),
        files={**geometry, **_source(model, rights), "preview.png": preview(model)},
        description=model.intended_use,
        party=model.author,
        attribution=rights.attribution,
        source_location=rights.source_location,
        report=reports.to_dict(),
        estimates=estimates.to_dict(),
        generator=f"dfdm {versions()['dfdm']}",
    )
    keep_key()
    return bundles.write(content, path, signer, stamp)


def _estimates_at(model: Model, placed: Placement, quantity: int) -> Estimates:
    """What the model costs at the node that makes it; a part occurring twice is made twice as often."""
    from dfdm.costs import Estimates

    found = [
        placed.estimate(entry.facts, quantity=quantity * entry.count, requirements=entry.requirements)
        for entry in model.parts
    ]
    return Estimates(model=model.name, estimates=tuple(found))


def subject_of(model: Model) -> str:
    """The IRI of what a model makes: from its name, version and the sorted fingerprints of its parts."""
    fingerprints = sorted([entry.facts.body.fingerprint, entry.count] for entry in model.parts)
    digest = hashlib.sha256(json.dumps([model.name, model.version, fingerprints]).encode()).hexdigest()
    return f"urn:dfdm:part:sha256:{digest}"


def _rights(
    model: Model,
    license: str,
    subject: str,
    signer: Key,
    source_location: str,
    licensee: str | None,
    count: int | None,
    valid_from: str | None,
    valid_until: str | None,
    territory: Sequence[str],
) -> Offer:
    from dfdm import rights
    from dfdm.nodes.identifiers import checked_id
    from dfdm.nodes.place import countries

    unknown = [code for code in territory if code.strip().upper() not in countries()]
    if unknown:
        raise InputError(f"'{unknown[0]}' is not a country code of ISO 3166 such as DE")
    who = model.author or signer.did
    return rights.grant(
        license=license,
        target=subject,
        assigner=signer.did,
        licensee=checked_id(licensee) if licensee else "",
        attribution=f"{model.title or model.name} by {who}",
        source_location=source_location,
        count=count,
        not_before=valid_from or "",
        not_after=valid_until or "",
        territory=tuple(territory),
    )


def placed_at(
    model: Model, candidate: Any, node: Any, nodes: Any, process: str | None, material: str | None, route: Any
) -> Placement:
    """The machine of a node that makes every part: the one of the candidate, else the best of the node that is named."""
    from dfdm.nodes.verdicts import place_at

    routes: tuple[Route, ...]
    if candidate is not None:
        chosen, routes = candidate.node, (candidate.route,)
    else:
        chosen = network(nodes).node(node)
        asked = (process,) if process else () if route is not None else chosen.processes
        routes = routes_for(asked, route, material, None, default_material=False)
    facts = model.measurements().parts
    demands = {entry.name: entry.requirements for entry in model.parts}
    found = [at for one in routes if one and (at := place_at(facts, chosen, one, requirements=demands))]
    if not found:
        asked_for = ", ".join(map(str, routes)) or "no process"
        raise ExportError(f"{chosen.name} does not offer {asked_for}: see `dfdm match` for who does")
    best = min(found, key=lambda at: (-at.makeable.code, at.verdict.code, at.route.process))
    _refuse_failed(best.reports)
    return best


def _route(model: Model, process: str | None, material: str | None, route: Any) -> Route:
    """The route asked for, or that of the best process that can make every part: one that is priced, fewest warnings first."""
    if route is not None or process:
        return routes_for((process,) if process else (), route, material, None)[0]
    reports = check_all(model, material=material)
    able = reports.able()
    if not able:
        raise ExportError(f"{model.name} cannot be made by any known process: see `dfdm check` for what to change")
    from dfdm.processes import catalog

    priced = [term for term in able if catalog().processes[term].drivers]
    return reports.of((priced or able)[0])[0].route


def _refuse_failed(reports: Iterable[Report]) -> None:
    """What cannot be made is not exported."""
    for report in reports:
        if report.makeable.value == "no":
            codes = ", ".join(f.code for f in report.findings if f.verdict.value == "fail")
            raise ExportError(f"{report.part} cannot be made by {report.process} ({codes}): see `dfdm check`")


def _geometry(model: Model, license: str, created: str) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Members with the geometry of every part in every format that can hold it, and their names by part."""
    from dfdm.bundles.export import Job, geometry_members

    files: dict[str, bytes] = {}
    members: dict[str, list[str]] = {}
    for entry, stem in zip(model.parts, file_stems([entry.name for entry in model.parts]), strict=True):
        job = Job(name=stem, created=created, title=model.title or entry.name, author=model.author, license=license)
        written, _ = geometry_members(entry.part, job)
        files |= written
        members[entry.name] = sorted(written)
    return files, members


def file_stems(names: Sequence[str]) -> list[str]:
    """A file name without ending for each name, fit for every system, no two of them the same."""
    found: list[str] = []
    for name in names:
        stem, number = _file_safe(name), 1
        while stem in found:
            number += 1
            stem = f"{_file_safe(name)}-{number}"
        found.append(stem)
    return found


def _file_safe(name: str) -> str:
    from dfdm.bundles.container import why_not_a_name

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    stem = re.sub(r"[^a-z0-9_-]+", "-", plain.lower()).strip("-_")[:48].rstrip("-_") or "part"
    return f"part-{stem}" if why_not_a_name(stem) else stem


def _source_name(name: str) -> str:
    """The name of the source's file, respelled where a bundle cannot hold it as it is."""
    from dfdm.bundles.container import why_not_a_name

    return name if not why_not_a_name(name) else f"{_file_safe(Path(name).stem)}{Path(name).suffix.lower()}"


def _source(model: Model, rights: Offer) -> dict[str, bytes]:
    """The design's own text and the versions it was built with, where the license makes the source travel."""
    from dfdm.designs.versions import versions

    if not model.source or not rights.terms.source_must_travel:
        return {}
    locked = "".join(f"{name}=={version}\n" for name, version in sorted(versions().items()))
    return {
        f"source/{_source_name(model.source_name)}": model.source.encode(),
        "source/requirements.txt": locked.encode(),
    }


def preview(model: Model) -> bytes:
    """A still PNG of the model, drawn without a GL context."""
    import numpy as np

    from dfdm.pictures import shaded

    meshes = [entry.part.mesh for entry in model.parts]
    starts = np.cumsum([0, *(len(m.vertices) for m in meshes)])
    vertices = np.concatenate([m.vertices for m in meshes])
    triangles = np.concatenate([m.triangles + start for m, start in zip(meshes, starts, strict=False)])
    return shaded(vertices, triangles, caption=model.title or model.name)
