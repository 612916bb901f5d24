"""Bundles of real designs to publish: an open one with its manifest, and a closed one, plain and sealed."""

import cadquery as cq
import pytest

from dfdm import verbs
from dfdm.designs import Design
from dfdm.trust import new_key, new_sealing_key

CREATED = "2026-11-29T08:00:00Z"


def _design(license):
    def plate():
        """A plate that covers a hole."""
        return cq.Workplane().box(40, 30, 3).faces(">Z").workplane().hole(6)

    return Design(plate, title="Cover plate", license=license)


@pytest.fixture(scope="session")
def owner():
    return new_key()


@pytest.fixture(scope="session")
def stranger():
    return new_key()


def _export(folder, owner, name, license, **more):
    path = folder / f"{name}.dfdm.zip"
    verbs.export(
        _design(license)(),
        path=path,
        key=owner,
        process="laser_cutting",
        created=CREATED,
        license=license,
        source_location="https://example.org/plate" if not license.startswith("LicenseRef") else "",
        **more,
    )
    return path


@pytest.fixture(scope="session")
def open_bundle(tmp_path_factory, owner):
    return _export(tmp_path_factory.mktemp("open"), owner, "open", "CERN-OHL-P-2.0")


@pytest.fixture(scope="session")
def closed_bundle(tmp_path_factory, owner):
    return _export(tmp_path_factory.mktemp("closed"), owner, "closed", "LicenseRef-plate")


@pytest.fixture(scope="session")
def sealed_bundle(tmp_path_factory, owner):
    to = new_sealing_key().recipient
    return _export(tmp_path_factory.mktemp("sealed"), owner, "sealed", "LicenseRef-plate", seal_to=[to])
