"""A small but whole bundle: real recipe, rights and manifest around stand-in geometry bytes."""

from dataclasses import replace

import pytest

from dfdm.bundles import BundleContent, read, write
from dfdm.facts import Body, Measurements, PartFacts
from dfdm.nodes.network import sample_network
from dfdm.processes import Route, capability
from dfdm.recipes import Header, compose
from dfdm.rights import grant
from dfdm.trust import new_key
from dfdm.verbs.exporting import Export
from tests.bundles.known_product import gauge_plate

CREATED = "2026-11-21T03:40:00Z"
NODE = "Sample machine shop Turin"
SUBJECT = "urn:dfdm:variant:sha256:00"
BODY = Body(
    kind="brep",
    fingerprint="dfdm-part/1 faces=6 solids=1 volume=6000",
    volume_mm3=6000.0,
    area_mm2=2200.0,
    bounding_box_mm=(30.0, 20.0, 10.0),
    lower_mm=(0.0, 0.0, 0.0),
    center_mm=(15.0, 10.0, 5.0),
    inertia_mm5=None,
    solids=1,
    watertight=True,
    faces=6,
    triangles=12,
)


@pytest.fixture(scope="session")
def key():
    return new_key()


@pytest.fixture(scope="session")
def content(key):
    """A design under CERN-OHL-S-2.0 that travels with its source."""
    license_id = "CERN-OHL-S-2.0"
    measurements = Measurements(model="block", parts=(PartFacts(name="block", known={"part": BODY}),))
    header = Header(subject=SUBJECT, product="Block", created=CREATED, license=license_id, responsible_party="A. Maker")
    recipe = compose(
        measurements,
        Route.of("milling", material="aluminum_6061", then=["deburr"]),
        capability("milling", "aluminum_6061"),
        header=header,
        geometry={"block": ["geometry/block.step"]},
    )
    rights = grant(license=license_id, target=SUBJECT, assigner=key.did, attribution="© 2026 A. Maker")
    return BundleContent(
        name="block",
        title="Block",
        subject=SUBJECT,
        license=license_id,
        recipe=recipe.to_dict(),
        rights=rights.to_dict(),
        files={
            "geometry/block.step": b"ISO-10303-21;\n" + b"#1=POINT;\n" * 200,
            "source/block.py": b"raise SystemExit('code in a bundle is never run')\n",
            "preview.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        },
        description="A block with nothing in it.",
        party="A. Maker",
        attribution="© 2026 A. Maker",
        keywords=("block", "test"),
        generator="dfdm test",
    )


@pytest.fixture(scope="session")
def own_content(content, key):
    """The same design under own terms, granted to one licensee."""
    license_id = "LicenseRef-block-terms"
    rights = grant(
        license=license_id,
        target=SUBJECT,
        assigner=key.did,
        licensee="did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        count=10,
        not_before="2026-12-01",
        not_after="2027-01-31T12:00:00Z",
        territory=("DE", "FR"),
    )
    files = {name: data for name, data in content.files.items() if not name.startswith("source/")}
    return replace(content, license=license_id, rights=rights.to_dict(), files=files, attribution="")


@pytest.fixture(scope="session")
def bundle(content, key, tmp_path_factory):
    """The path of the written bundle."""
    path = tmp_path_factory.mktemp("bundle") / "block.dfdm.zip"
    write(content, path, key, CREATED)
    return path


@pytest.fixture(scope="session")
def whole(key, tmp_path_factory):
    """The path of a bundle as `export` writes it, for a node, with every document."""
    path = tmp_path_factory.mktemp("whole") / "gauge_plate.dfdm.zip"
    node = next(node.id for node in sample_network().nodes if node.name == NODE)
    Export(gauge_plate(width=50), path=path, key=key, created=CREATED, process="milling", node=node).run()
    return path


@pytest.fixture(scope="session")
def members(whole):
    """The members of that bundle."""
    return read(whole).members
