"""Export the signed bundle, and verify one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
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
    from dfdm.checks.reports import Reports
    from dfdm.designs import Model
    from dfdm.nodes.network import Network
    from dfdm.processes import Capability, Route
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
    process the best that passes is taken; without a license the design's own. Raises LicenseConflictError where the
    license forbids a term that was asked for, ExportError where the part cannot be made or the file not be written.
    """
    from dfdm import bundles, recipes
    from dfdm.designs.versions import versions
    from dfdm.processes import capability

    model = opened(thing, **settings)
    terms = license or model.license
    if not terms:
        raise InputError(f"{model.name} names no license: say it with --license (SPDX, or LicenseRef-… for own terms)")
    stamp = created or datetime.now(UTC).isoformat(timespec="seconds")
    signer = signing_key(key)
    subject = subject_of(model)
    rights = _rights(model, terms, subject, signer, licensee, count, valid_from, valid_until, territory)
    chosen = candidate.route if candidate is not None else _route(model, process, material, route)
    party = candidate.node if candidate is not None else node
    reports, offered = _judged(model, chosen, party, nodes)
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
        offered or capability(chosen.process, chosen.material or None, chosen.shaping.machine or None),
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
        source_location=model.source_url,
        report=reports.to_dict(),
        estimates=estimates.to_dict(),
        generator=f"dfdm {versions()['dfdm']}",
    )
    return bundles.write(content, path, signer, stamp)


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
    licensee: str | None,
    count: int | None,
    valid_from: str | None,
    valid_until: str | None,
    territory: Sequence[str],
) -> Offer:
    from dfdm import rights

    who = model.author or signer.did
    return rights.grant(
        license=license,
        target=subject,
        assigner=signer.did,
        licensee=licensee or "",
        attribution=f"{model.title or model.name} by {who}",
        source_location=model.source_url,
        count=count,
        not_before=valid_from or "",
        not_after=valid_until or "",
        territory=tuple(territory),
    )


def _route(model: Model, process: str | None, material: str | None, route: Any) -> Route:
    """The route asked for, or that of the best process that can make every part: fewest warnings first."""
    if route is not None or process:
        return routes_for((process,) if process else (), route, material, None)[0]
    reports = check_all(model, material=material)
    terms = sorted({report.process for report in reports})
    ranked = sorted((max(r.verdict.code for r in reports.of(t)), t) for t in terms if _all_makeable(reports, t))
    if not ranked:
        raise ExportError(f"{model.name} cannot be made by any known process: see `dfdm check` for what to change")
    return reports.of(ranked[0][1])[0].route


def _all_makeable(reports: Reports, process: str) -> bool:
    return all(report.makeable.value != "no" for report in reports.of(process))


def _judged(model: Model, route: Route, node: Any, nodes: Any) -> tuple[Reports, Any]:
    """The reports that travel, and the capability of the node where one is named; what fails is not exported."""
    from dfdm.checks.reports import Reports
    from dfdm.nodes.network import Network
    from dfdm.nodes.verdicts import judge_nodes

    if not node:
        reports, offered = check_all(model, route=route), None
    else:
        found = network(nodes)
        chosen = found.node(node if isinstance(node, str) else node.id)
        alone = Network([chosen])
        best = [judge_nodes(e.facts, alone, route, requirements=e.requirements) for e in model.parts]
        if not all(best):
            raise ExportError(f"{chosen.name} does not offer {route}: see `dfdm match` for who does")
        reports = Reports(model=model.name, reports=tuple(entry[0] for entry in best))
        offered = _offered(alone, reports[0])
    failed = [report for report in reports if report.makeable.value == "no"]
    if failed:
        codes = ", ".join(f.code for f in failed[0].findings if f.verdict.value == "fail")
        raise ExportError(f"{failed[0].part} cannot be made by {failed[0].process} ({codes}): see `dfdm check`")
    return reports, offered


def _offered(alone: Network, report: Report) -> Capability:
    """The node's own capability that a report was made for."""
    offers = alone.offers(report.process, materials=[report.material])
    if offers is None:
        raise ExportError(f"the node does not offer {report.process} in {report.material}")
    rows = [offers.table.one(i) for i in range(len(offers))]
    return next(row for row in rows if row.ids["machine"] == report.machine)


def _geometry(model: Model, license: str, created: str) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Members with the geometry of every part in every format that can hold it, and their names by part."""
    from dfdm.bundles.export import Job, geometry_members

    files: dict[str, bytes] = {}
    members: dict[str, list[str]] = {}
    for entry in model.parts:
        stem = _file_safe(entry.name)
        job = Job(name=stem, created=created, title=model.title or entry.name, author=model.author, license=license)
        written, _ = geometry_members(entry.part, job)
        files |= written
        members[entry.name] = sorted(written)
    return files, members


def _file_safe(name: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")[:48] or "part"


def _source(model: Model, rights: Offer) -> dict[str, bytes]:
    """The design's own text and the versions it was built with, where the license makes the source travel."""
    from dfdm.designs.versions import versions

    if not model.source or not rights.terms.source_must_travel:
        return {}
    locked = "".join(f"{name}=={version}\n" for name, version in sorted(versions().items()))
    return {f"source/{model.source_name}": model.source.encode(), "source/requirements.txt": locked.encode()}


def preview(model: Model) -> bytes:
    """A still PNG of the model, drawn without a GL context."""
    import numpy as np

    from dfdm.pictures import shaded

    meshes = [entry.part.mesh for entry in model.parts]
    starts = np.cumsum([0, *(len(m.vertices) for m in meshes)])
    vertices = np.concatenate([m.vertices for m in meshes])
    triangles = np.concatenate([m.triangles + start for m, start in zip(meshes, starts, strict=False)])
    return shaded(vertices, triangles, caption=model.title or model.name)
