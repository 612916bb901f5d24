"""What the product itself writes, small: where a fuzzer begins."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from dfdm.bundles.bundle import compose
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import BundleContent
from dfdm.facts import Body, Measurements, PartFacts
from dfdm.processes import Route, capability
from dfdm.recipes import Header
from dfdm.recipes import compose as composed
from dfdm.rights import grant
from dfdm.trust import new_sealing_key, save_key, save_sealing_key, seal, sign_document
from tests.fuzz.targets import ROOT, _file, _sealing_key
from tests.hostile.originals import CREATED, LICENSEE, key_of

_SUBJECT = "urn:dfdm:variant:sha256:00"


@cache
def _content() -> BundleContent:
    body = Body(
        kind="brep", fingerprint="dfdm-part/1 faces=6", volume_mm3=6000.0, area_mm2=2200.0, bounding_box_mm=(30.0, 20.0, 10.0),
        lower_mm=(0.0, 0.0, 0.0), center_mm=(15.0, 10.0, 5.0), inertia_mm5=None, solids=1, watertight=True, faces=6, triangles=12,
    )  # fmt: skip
    header = Header(subject=_SUBJECT, product="Block", created=CREATED, license="LicenseRef-block")
    measured = Measurements(model="block", parts=(PartFacts(name="block", known={"part": body}),))
    document = composed(
        measured, Route.of("milling", material="aluminum_6061", then=["deburr"]), capability("milling", "aluminum_6061"), header=header,
        geometry={"block": ["geometry/block.step"]},
    ).to_dict()  # fmt: skip
    terms = {
        "licensee": LICENSEE,
        "count": 10,
        "not_before": "2026-12-01",
        "not_after": "2027-01-31T12:00:00Z",
        "territory": ("DE",),
    }
    granted = grant(license="LicenseRef-block", target=_SUBJECT, assigner=key_of("owner").did, **terms)
    return BundleContent(
        name="block", title="Block", subject=_SUBJECT, license="LicenseRef-block", recipe=document, rights=granted.to_dict(),
        files={"geometry/block.step": b"ISO-10303-21;\n"},
    )  # fmt: skip


@cache
def _bundle(*, closed: bool = False) -> bytes:
    return compose(_content(), key_of("owner"), CREATED, seal_to=[_sealing_key().recipient] if closed else [])


def _members(name: str) -> list[bytes]:
    return [unpack(_bundle())[name], unpack(_bundle(closed=True))[name]]


def _kept_key(save: Callable[..., str], key: object, name: str, passphrase: str | None) -> bytes:
    path = _file(b"", name)
    path.unlink()
    save(key, path, passphrase)
    return path.read_bytes()


def _proofs() -> list[bytes]:
    document = {
        "issuer": key_of("owner").did,
        "a": [1.5, "é", None],
        "@context": "https://www.w3.org/ns/credentials/v2",
    }
    return [json.dumps(sign_document(document, key_of("owner"), created=CREATED)).encode()]


def _node_documents() -> list[bytes]:
    text = (ROOT / "dfdm" / "data" / "nodes" / "sample.json").read_text(encoding="utf-8")
    document = json.loads(text)
    return [json.dumps({**document, "nodes": document["nodes"][:1]}).encode()]


def _facilities() -> list[bytes]:
    from dfdm.nodes.network import sample_network
    from dfdm.nodes.okw import node_to_okw

    return [json.dumps(node_to_okw(node)).encode() for node in sample_network().nodes[:1]]


def _files(*paths: str, most: int = 20_000) -> list[bytes]:
    return [(ROOT / path).read_bytes()[:most] for path in paths]


def _drawing() -> list[bytes]:
    import io

    import ezdxf

    document = ezdxf.new()
    space = document.modelspace()
    space.add_lwpolyline([(0, 0), (10, 0), (10, 10), (0, 10)], close=True)
    space.add_circle((5, 5), 2)
    out = io.StringIO()
    document.write(out)
    return [out.getvalue().encode()]


def _meshes(kind: str) -> list[bytes]:
    import trimesh

    box = trimesh.creation.box((1, 2, 3))
    made = box.export(file_type=kind)
    text = [box.export(file_type="stl_ascii").encode()] if kind == "stl" else []
    return [made if isinstance(made, bytes) else made.encode(), *text]


_SHEET = b"# process: milling\ncoupon,series,size_mm,repeat,whole,measured,unit,date\nholes,hole,3,1,yes,3.02,mm,2026-11-28\n"
_JOBS = b"job,process,machine,material,minutes,grams,price,currency\n1,material_extrusion,a,pla,90,30,12,EUR\n"
_PLACES = b"name,latitude,longitude,country,city,url\nLab,52.5,13.4,DE,Berlin,https://example.org\n"
_NODE = (
    b'schema = "dfdm/node/1"\nid = "gln:4006381333931"\nname = "Lab"\n[place]\ncountry = "DE"\nlat = 52.5\nlon = 13.4\n'
)
_STEP = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n#1=CARTESIAN_POINT('',(0.,1.E3,-2.5));\n#2=DIRECTION('it''s',(0.,0.,1.));\nENDSEC;\nEND-ISO-10303-21;\n"

WRITTEN: dict[str, Callable[[], list[bytes]]] = {
    "container": lambda: [pack({"a.txt": b"hello", "b/c.bin": b"\x00"}), _bundle()],
    "bundle": lambda: [_bundle(), _bundle(closed=True)],
    "manifest": lambda: _members("manifest.json"),
    "recipe": lambda: _members("recipe.json")[:1],
    "rights": lambda: _members("rights.odrl.jsonld")[:1],
    "proof": _proofs,
    "identity": lambda: [
        key_of("owner").did.encode(),
        b"gln:4006381333931",
        b"lei:5493001KJTIIGC8Y1R12",
        b"did:web:example.org",
    ],
    "sealed": lambda: [seal(b"hello", [_sealing_key().recipient]), seal(b"", [new_sealing_key().recipient])],
    "envelope": lambda: [_sealing_key().open(unpack(_bundle(closed=True))["sealed/content.age"])],
    "key_file": lambda: [
        _kept_key(save_key, key_of("owner"), "a.pem", None),
        _kept_key(save_key, key_of("owner"), "b.pem", "passphrase"),
    ],
    "sealing_key_file": lambda: [_kept_key(save_sealing_key, new_sealing_key(), "a.age", None)],
    "node_toml": lambda: [_NODE],
    "node_json": _node_documents,
    "node_csv": lambda: [_PLACES],
    "okw": _facilities,
    "step": lambda: [_STEP],
    "dxf": _drawing,
    "stl": lambda: _meshes("stl"),
    "three_mf": lambda: _meshes("3mf"),
    "measured_csv": lambda: [_SHEET],
    "jobs_csv": lambda: [_JOBS],
}
