"""A bundle that a node can answer: a real recipe with characteristics to inspect, around stand-in geometry bytes."""

from dataclasses import replace

from dfdm.bundles import BundleContent, write
from dfdm.facts import Measurements, PartFacts
from dfdm.processes import Route, capability
from dfdm.recipes import Header, compose
from dfdm.requirements import Resolved, require
from dfdm.rights import grant
from tests.bundles.conftest import BODY, SUBJECT

OFFERED_AT = "2026-11-01T08:00:00Z"


def offer(path, key, *, license="LicenseRef-block", critical=True, seal_to=(), subject=SUBJECT, trust=None, **terms):
    """Write a bundle that offers to make a block with one bore of 5 H7; `terms` are those of `grant`."""
    bore = require("diameter", on="tag:bore", nominal_mm=5.0, minus_mm=0.0, plus_mm=0.012, critical=critical)
    measured = Measurements(model="block", parts=(PartFacts(name="block", known={"part": BODY}),))
    recipe = compose(
        measured,
        Route.of("milling", material="aluminum_6061"),
        capability("milling", "aluminum_6061"),
        header=Header(subject=subject, product="Block", created=OFFERED_AT, license=license),
        requirements={"block": (Resolved(requirement=bore, faces=(0,), at_mm=((0.0, 0.0, 0.0),), measured_mm=5.0),)},
        geometry={"block": ["geometry/block.step"]},
    ).to_dict()
    rights = grant(license=license, target=subject, assigner=key.did, **terms)
    content = BundleContent(
        name="block",
        title="Block",
        subject=subject,
        license=license,
        recipe=recipe,
        rights=rights.to_dict(),
        files={"geometry/block.step": b"ISO-10303-21;\n", "source/block.py": b"# the design\n"},
    )
    if not rights.terms.source_must_travel:
        content = replace(content, files={"geometry/block.step": b"ISO-10303-21;\n"})
    write(content, path, key, OFFERED_AT, seal_to=list(seal_to), trust=trust)
    return path
