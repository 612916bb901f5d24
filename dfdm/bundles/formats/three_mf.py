"""3MF: the triangles of a part in mm with its material, for slicers and printers."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import uuid
import zipfile
from typing import TYPE_CHECKING, Final

from dfdm.bundles.export import ExportFormat, Job, register
from dfdm.bundles.spelling import in_xml

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_NAMESPACE: Final = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
"""The OID namespace of RFC 9562, under which names of dfdm are hashed to UUIDs."""
_DECIMALS: Final = 6
_GRAY: Final = (176, 176, 176)
_OPAQUE: Final = 255


def why_not(part: Part) -> str:
    """3MF holds bodies that printers can fill: a closed surface. Its library is not built for every system."""
    if importlib.util.find_spec("lib3mf") is None:
        return "lib3mf, which writes it, is not installed (there is none for Linux on arm64)"
    return "" if part.mesh.closed else "its surface is open, so no slicer knows what is inside"


def write(part: Part, job: Job) -> bytes:
    """Write one object with one build item, of the material that is named; identifiers are made from the content.

    Where no color is demanded the material shows gray. Entries of the package carry no time.
    """
    import lib3mf

    model = lib3mf.get_wrapper().CreateModel()
    model.SetUnit(lib3mf.ModelUnit.MilliMeter)
    told = {
        "Title": job.title or job.name,
        "Designer": job.author,
        "LicenseTerms": job.license,
        "CreationDate": job.created,
    }
    for name, value in told.items():
        if value:
            model.GetMetaDataGroup().AddMetaData("", name, in_xml(value), "xs:string", True)
    body = model.AddMeshObject()
    body.SetName(in_xml(job.title or job.name))
    body.SetGeometry(*_geometry(part, lib3mf))
    if job.material:
        materials = model.AddBaseMaterialGroup()
        color = lib3mf.Color(*(job.color or _GRAY), _OPAQUE)
        body.SetObjectLevelProperty(materials.GetResourceID(), materials.AddMaterial(in_xml(job.material), color))
    placed = model.AddBuildItem(body, lib3mf.Transform(_identity()))
    content = _digest(part)
    body.SetUUID(_uuid(job, content, "object"))
    placed.SetUUID(_uuid(job, content, "item"))
    model.SetBuildUUID(_uuid(job, content, "build"))
    writer = model.QueryWriter("3mf")
    writer.SetDecimalPrecision(_DECIMALS)
    return _repacked(bytes(writer.WriteToBuffer()))


def _geometry(part: Part, lib3mf: object) -> tuple[list[object], list[object]]:
    position, triangle = lib3mf.Position, lib3mf.Triangle  # type: ignore[attr-defined]  # the library has no types
    vertices = [position((ctypes.c_float * 3)(*xyz)) for xyz in part.mesh.vertices.tolist()]
    triangles = [triangle((ctypes.c_uint32 * 3)(*corners)) for corners in part.mesh.triangles.tolist()]
    return vertices, triangles


def _identity() -> object:
    rows = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))
    row = ctypes.c_float * 3
    return (row * 4)(*(row(*values) for values in rows))


def _digest(part: Part) -> str:
    """The sha256 of the triangles as they are written: positions in single precision, then corners."""
    digest = hashlib.sha256(part.mesh.vertices.astype("<f4").tobytes())
    digest.update(part.mesh.triangles.astype("<u4").tobytes())
    return digest.hexdigest()


def _uuid(job: Job, content: str, what: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"dfdm/{job.name}/{content}/{what}"))


def _repacked(package: bytes) -> bytes:
    """The same parts in a zip that depends on nothing but them: sorted, without times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(out, "w") as packed:
        for name in sorted(given.namelist()):
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.create_system = 3
            packed.writestr(entry, given.read(name), zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


THREE_MF = register(ExportFormat(key="3mf", suffix=".3mf", title="3MF", why_not=why_not, write=write), home=__name__)
