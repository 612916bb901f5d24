"""An export as steps that can be watched, and stopped between any two of them; until the last, nothing is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import CanceledError, ExportError, InputError
from dfdm.verbs.composing import Way, composed, file_safe, file_stems, subject_of, way_of
from dfdm.verbs.declaring import Stated, declared, design_rights_of, remarks_of, source_of, source_state
from dfdm.verbs.documenting import job_of, product_of
from dfdm.verbs.illustrating import members_of, pictures_of
from dfdm.verbs.keyring import signing_key, told_on_stderr
from dfdm.verbs.opening import opened
from dfdm.verbs.reading import trusted
from dfdm.verbs.writing import stamp

if TYPE_CHECKING:
    from dfdm.bundles import BundleContent, BundleInfo
    from dfdm.designs import Model
    from dfdm.rights import Declaration, Offer
    from dfdm.rights.design_rights import DesignRights
    from dfdm.trust import Key
    from dfdm.trust.trustlist import TrustList

STEPS: Final = {
    "open": "Building and measuring the part",
    "rights": "Opening the key, writing the rights",
    "judge": "Judging the way it is made",
    "price": "Estimating what it costs",
    "geometry": "Writing the geometry",
    "compose": "Drawing the instructions, composing the recipe",
    "picture": "Drawing the preview",
    "documents": "Writing the manifests, the inspection plan and the card",
    "write": "Signing, writing, and reading back what was written",
}
"""What an export does, in this order, with words for whoever watches."""
_ALWAYS: Final = (
    "recipe.json",
    "rights.odrl.jsonld",
    "design-rights.json",
    "report.json",
    "estimates.json",
    "LICENSE.txt",
    "manifest.json",
)
"""Members that every bundle has beside geometry, source, preview and documents."""


class Export:
    """One export: `steps` gives each step with the doing of it; `info` is what was written, once the last is done.

    Arguments are those of `dfdm.export`; besides, `passphrase` opens the key (else DFDM_KEY_PASSPHRASE or a prompt
    does), `decisions` are what a person decided in the recipe (see `dfdm.recipes.decide`), and `say` is told what weakens
    a new key. With `seal` what shows the part is sealed to the node's sealing key, with `seal_to` to these (`age1…`): nobody
    else can open it. `design_rights` is what the owner states (see `dfdm.verbs.declaring`), `derived_from` the bundles that
    the design derives from, by relation, `change` what was changed in those, `source` files that it was made with. `method` names the key by
    a did:web (`did:web:…#key`), whose document `trust` holds; by that list the bundles it derives from are judged too. `stop` keeps what is not yet done from being done; it may be called from another thread.
    """

    info: BundleInfo

    def __init__(
        self,
        thing: Any,
        candidate: Any = None,
        *,
        path: str | Path,
        key: str | Path | Key | None = None,
        passphrase: str | None = None,
        node: str | None = None,
        nodes: Any = None,
        process: str | None = None,
        material: str | None = None,
        route: Any = None,
        quantity: int = 1,
        terms: Mapping[str, Any] | None = None,
        decisions: Mapping[str, Any] | None = None,
        created: str | None = None,
        seal: bool = False,
        seal_to: Sequence[str] = (),
        design_rights: Stated | None = None,
        derived_from: Mapping[str, Sequence[str | Path]] | None = None,
        change: str = "",
        source: Sequence[str | Path] = (),
        method: str = "",
        trust: str | Path | TrustList | None = None,
        say: Callable[[str], None] = told_on_stderr,
        **settings: Any,
    ) -> None:
        self._path = path
        self._stamp = stamp(created)
        self._terms = dict(terms or {})
        self._decisions = dict(decisions or {})
        self._quantity = quantity
        self._seal, self._seal_to = seal, tuple(seal_to)
        self._source_files, self._say = tuple(source), say
        self._trust = trusted(trust)
        self._declare: Callable[[Model], Declaration] = lambda model: declared(
            model, thing, design_rights, derived_from, change, trust=self._trust
        )
        self._stopped = threading.Event()
        self._open: Callable[[], Model] = lambda: opened(thing, trust=self._trust, **settings)
        self._way: Callable[[Model], Way] = lambda model: way_of(
            model, candidate, node, nodes, process, material, route
        )
        self._key: Callable[[], tuple[Key, Callable[[], None]]] = lambda: signing_key(
            key, passphrase=passphrase, say=say, method=method, trust=self._trust
        )

    def stop(self) -> None:
        """Let nothing more be done; what was not written by then is not."""
        self._stopped.set()

    def run(self) -> BundleInfo:
        """Do all steps; raises what they raise."""
        for _, do in self.steps():
            do()
        return self.info

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """(step, the doing of it) in order, by the keys of STEPS; each is done before the next is asked for."""
        for name in STEPS:
            self._go_on()
            yield name, getattr(self, f"_do_{name}")

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise CanceledError("the export was stopped: nothing was written")

    def _do_open(self) -> None:
        self._model = model = self._open()
        if model.kind == "bundle":
            raise InputError(
                f"{model.name} is a bundle already: hand it on as it is, or export the design it was made from"
            )
        self._license = str(self._terms.get("license") or model.license)
        if not self._license:
            raise InputError(
                f"{model.name} names no license: say it with --license (SPDX, or LicenseRef-… for own terms)"
            )
        model.measurements()

    def _do_rights(self) -> None:
        self._signer, self._keep_key = self._key()
        del self._key  # it holds the passphrase
        self._declared = self._declare(self._model)
        self._rights = rights_of(self._model, {**self._terms, "license": self._license}, self._signer.did)
        self._source = source_of(self._model, self._rights, self._source_files)
        self._design_rights(sealed=False)

    def _do_judge(self) -> None:
        self._made: Way = self._way(self._model)
        refuse_destination(self._made, self._declared)
        self._recipients = recipients_of(self._made, seal=self._seal, seal_to=self._seal_to)

    def _do_price(self) -> None:
        self._estimates = self._made.estimates(self._model, self._quantity)

    def _do_geometry(self) -> None:
        material = self._made.capability.material.name
        self._geometry, self._members, self._left_out = geometry_of(
            self._model, self._license, self._stamp, self._go_on, material=material
        )

    def _do_compose(self) -> None:
        from dfdm import recipes

        reports = {report.part: report.to_dict() for report in self._made.reports}
        self._pictures = pictures_of(self._model, self._made.route, reports, proceed=self._go_on)
        document = composed(
            self._model,
            self._made,
            self._license,
            self._stamp,
            self._members,
            pictures=self._pictures,
        ).to_dict()
        if self._decisions:
            document, left_over = recipes.decide(document, self._decisions)
            if left_over:
                raise InputError(f"the recipe has no {left_over[0]} to decide: take that decision back")
        self._recipe = document

    def _do_picture(self) -> None:
        self._picture = preview(self._model)

    def _do_documents(self) -> None:
        from dfdm.bundles.product import document_members

        shown = {**members_of(self._pictures), "preview.png": self._picture}
        self._files = {**self._geometry, **self._source, **shown}
        product = product_of(
            self._model,
            self._made,
            self._recipe,
            self._rights,
            issuer=self._signer.did,
            created=self._stamp,
            license=self._license,
            members=[*self._files, *_ALWAYS],
            estimates=self._estimates,
            quantity=self._quantity,
            declaration=self._declared,
        )
        documents, left_out = document_members(product)
        self._files |= documents
        self._left_out += [{"what": form, "reason": why} for form, why in left_out.items()]

    def _do_write(self) -> None:
        from dfdm import bundles

        content = self._content()
        content.refuse_unfit(self._signer.did)
        for remark in remarks_of(content):
            self._say(f"note: {remark}")
        self._go_on()
        self._keep_key()
        info = bundles.write(
            content,
            self._path,
            self._signer,
            self._stamp,
            seal_to=self._recipients,
            proceed=self._go_on,
            trust=self._trust,
        )
        self.info = replace(info, not_written=tuple(self._left_out))

    def _design_rights(self, *, sealed: bool) -> DesignRights:
        """The rights in the design; a LicenseConflictError where it may not be handed on so."""
        return design_rights_of(
            self._declared,
            self._model,
            self._license,
            self._signer.did,
            created=self._stamp,
            source=source_state(self._model, self._rights, self._source),
            sealed=sealed,
        )

    def _content(self) -> BundleContent:
        from dfdm import bundles
        from dfdm.designs.versions import versions

        model, header, rights = self._model, self._recipe["header"], self._rights
        return bundles.BundleContent(
            name=file_safe(model.name),
            title=model.title or model.name,
            subject=header["subject"],
            license=self._license,
            recipe=self._recipe,
            rights=rights.to_dict(),
            files=self._files,
            description=header["intended_use"],
            party=header["responsible_party"],
            attribution=rights.attribution,
            source_location=rights.source_location,
            report=self._made.reports.to_dict(),
            estimates=self._estimates.to_dict(),
            licenses={name: one for name in self._files if (one := self._declared.license_of(name))},
            design_rights=self._design_rights(sealed=bool(self._recipients)).to_dict(),
            generator=f"dfdm {versions()['dfdm']}",
        )


def refuse_destination(way: Way, declaration: Declaration) -> None:
    """Raise an ExportError where the owner's export classification keeps the part from being made at the node."""
    if way.placed is None or declaration.export_classification is None:
        return
    node = way.placed.node
    why = declaration.export_classification.refusal(node.place.country)
    if why:
        raise ExportError(f"{node.name} cannot be asked: {why}")


def recipients_of(way: Way, *, seal: bool, seal_to: Sequence[str]) -> tuple[str, ...]:
    """Whom a bundle is sealed to; a node that has no sealing key, or no node at all, is an InputError."""
    from dfdm.trust.sealing import checked_recipient

    found = [checked_recipient(one) for one in seal_to]
    if seal:
        node = way.placed.node if way.placed is not None else None
        if node is None:
            raise InputError("name the node that the bundle is sealed to (--node), or its public key (--seal-to)")
        if not node.sealing_key:
            raise InputError(f"{node.name} states no sealing key: ask it for one, and give it with --seal-to")
        found.append(node.sealing_key)
    return tuple(dict.fromkeys(found))


def rights_of(model: Model, terms: Mapping[str, Any], assigner: str) -> Offer:
    """The rights on a model under terms (see `dfdm.rights.Terms`); raises what `grant` and `refuse_unmet` raise."""
    from dfdm.rights import Terms
    from dfdm.verbs.terms_checking import refuse_unmet

    told = Terms.from_dict(
        {
            "attribution": f"{model.title or model.name} by {model.author or assigner}",
            "source_location": model.source_url,
            **terms,
        }
    )
    refuse_unmet(told, model)
    return told.grant(target=subject_of(model), assigner=assigner)


def geometry_of(
    model: Model, license: str, created: str, proceed: Callable[[], None] = lambda: None, *, material: str = ""
) -> tuple[dict[str, bytes], dict[str, Sequence[str]], list[dict[str, str]]]:
    """(members, their names by part, what was left out and why) of the geometry of every part in every format that can hold it.

    `proceed` is called before each file, and may raise.
    """
    from dfdm.bundles.export import FORMATS, geometry_members

    files: dict[str, bytes] = {}
    members: dict[str, Sequence[str]] = {}
    not_written: list[dict[str, str]] = []
    for entry, stem in zip(model.parts, file_stems([entry.name for entry in model.parts]), strict=True):
        job = job_of(entry, stem, model, license=license, created=created, material=material)
        written: dict[str, bytes] = {}
        for key in FORMATS:
            proceed()
            found, left_out = geometry_members(entry.part, job, [key])
            written |= found
            lacking = list(left_out.values()) or FORMATS[key].left_out(entry.part, job)
            not_written += [{"what": f"{key} of {entry.name}", "reason": why} for why in lacking]
        files |= written
        members[entry.name] = sorted(written)
    return files, members, not_written


def preview(model: Model) -> bytes:
    """A still PNG of the model, drawn without a GL context."""
    import numpy as np

    from dfdm.pictures import shaded

    meshes = [entry.part.mesh for entry in model.parts]
    starts = np.cumsum([0, *(len(m.vertices) for m in meshes)])
    vertices = np.concatenate([m.vertices for m in meshes])
    triangles = np.concatenate([m.triangles + start for m, start in zip(meshes, starts, strict=False)])
    return shaded(vertices, triangles, caption=model.title or model.name)
