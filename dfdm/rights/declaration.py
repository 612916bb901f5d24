"""What the owner of a design states beside its license: other licenses by artifact, parents, property, export, ownership.

Stated in the design (`@design(rights={…})`), in a TOML file beside it (`NAME.rights.toml`), or in one that is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import DataError, InputError
from dfdm.rights.export_control import ExportClassification
from dfdm.rights.fields import Fields
from dfdm.rights.license import classify
from dfdm.rights.license_pages import ARTIFACTS
from dfdm.rights.parents import MOST, Parent
from dfdm.rights.property import IntellectualProperty
from dfdm.table import read_toml

ENDING: Final = ".rights.toml"
_MOST_BYTES: Final = 2**20
_CODE: Final = (".py", ".ipynb", "requirements.txt")
_PICTURES: Final = (".png", ".svg", ".jpg", ".md", ".pdf")
_TEXTS: Final = frozenset({"report.json", "estimates.json"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration:
    """What an owner states. `licenses` are by artifact (hardware, documentation, software), where they differ.

    `sole_owner`: all rights in the design are the signer's, so that it may be offered under own terms beside its public
    license. `export_classification` is None where none is stated.
    """

    licenses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sole_owner: bool = False
    derived_from: tuple[Parent, ...] = ()
    intellectual_property: tuple[IntellectualProperty, ...] = ()
    export_classification: ExportClassification | None = None

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Declaration:
        """Read what is stated; an entry that is not known, or not of its type, is an InputError."""
        told = Fields(document, "rights")
        licenses = Fields(told.table("licenses") or {}, "rights.licenses")
        by_artifact = {kind: licenses.text(kind) for kind in ARTIFACTS}
        licenses.end()
        export = told.table("export_classification")
        found = cls(
            licenses=MappingProxyType({k: classify(v).expression for k, v in by_artifact.items() if v}),
            sole_owner=told.flag("sole_owner"),
            derived_from=tuple(Parent.from_dict(one) for one in told.objects("derived_from")),
            intellectual_property=tuple(
                IntellectualProperty.from_dict(one) for one in told.objects("intellectual_property")
            ),
            export_classification=None if export is None else ExportClassification.from_dict(export),
        )
        told.end()
        return found

    @classmethod
    def read(cls, path: Path | str) -> Declaration:
        """Read a TOML file of statements; one that cannot be read is an InputError."""
        return cls.from_dict(read_declared(path))

    def license_of(self, member: str) -> str:
        """The license of a member of a bundle, where it is under another than the whole; '' where it is not."""
        if member.startswith("source/") and member.lower().endswith(_CODE):
            return self.licenses.get("software", "")
        if member.startswith("documents/") or member in _TEXTS or member.lower().endswith(_PICTURES):
            return self.licenses.get("documentation", "")
        return ""

    def deriving(self, parents: tuple[Parent, ...]) -> Declaration:
        """The same with more parents; each is kept once."""
        known = dict.fromkeys((*self.derived_from, *parents))
        if len(known) > MOST:
            raise InputError(f"a design derives from at most {MOST} others here, not {len(known)}")
        return replace(self, derived_from=tuple(known))


def read_declared(path: Path | str) -> dict[str, Any]:
    """The statements of a TOML file, unread: what stands in it by its keys."""
    file = Path(path)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InputError(f"{file.name} is larger than {_MOST_BYTES} bytes")
        return read_toml(file)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or error}") from None
    except DataError as error:
        raise InputError(str(error)) from None
