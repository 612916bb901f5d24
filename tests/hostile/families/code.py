"""Code in members: whatever a careless reader, interpreter, viewer or file manager would run."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from random import Random

from dfdm.bundles.container import pack
from dfdm.bundles.content import RECIPE
from tests.hostile.originals import Originals
from tests.hostile.remade import resigned, unsigned

CANARY = "canary-was-here"
"""A file of this name, anywhere, or a variable in the environment, says that something ran."""
_PYTHON = f"import os, pathlib\nos.environ['{CANARY}'] = '1'\npathlib.Path('{CANARY}').write_text('ran')\n"
_SHELL = f"#!/bin/sh\ntouch {CANARY}\n"


class _Runs:
    def __reduce__(self) -> tuple[object, ...]:
        return exec, (_PYTHON,)


def _pickle() -> bytes:
    return pickle.dumps(_Runs())


def _numpy() -> bytes:
    """An .npy file of objects, which is a pickle behind a header."""
    header = b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
    header += b" " * (-(10 + len(header) + 1) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + _pickle()


def _notebook() -> bytes:
    cell = {"cell_type": "code", "source": _PYTHON, "metadata": {}, "outputs": [], "execution_count": None}
    return json.dumps({"cells": [cell], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}).encode()


def _wheel() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("__main__.py", _PYTHON)
    return out.getvalue()


_SCRIPT = _PYTHON.encode()
_HTML = f"<html><script>fetch('file:///{CANARY}')</script><img src=x onerror=alert(1)></html>".encode()
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
)
PAYLOADS: tuple[tuple[str, bytes], ...] = (
    ("source/design.py", _SCRIPT), ("sitecustomize.py", _SCRIPT), ("usercustomize.py", _SCRIPT), ("dfdm/__init__.py", _SCRIPT), ("conftest.py", _SCRIPT),
    ("setup.py", _SCRIPT), ("source/evil.pth", f"import os; exec({_PYTHON!r})\n".encode()), ("geometry/part.pkl", _pickle()), ("geometry/part.npy", _numpy()),
    ("source/nb.ipynb", _notebook()), ("source/run.sh", _SHELL.encode()), ("source/run.bat", f"echo ran > {CANARY}\r\n".encode()), ("documents/a.html", _HTML),
    ("documents/a.svg", _SVG), ("documents/a.js", b"process.exit(1)"), ("documents/a.pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"),
    ("geometry/lib.so", b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\x3e\x00" + bytes(100)), ("source/a.exe", b"MZ" + bytes(58) + b"\x40\x00\x00\x00PE\x00\x00"),
    ("source/a.whl", _wheel()), ("source/a.pyc", b"\xa7\r\r\n" + bytes(12) + b"\xe3"), ("source/pyproject.toml", b"[build-system]\nbuild-backend='evil'\nbackend-path=['.']\n"),
    ("source/Makefile", f"all:\n\ttouch {CANARY}\n".encode()), ("documents/a.desktop", f"[Desktop Entry]\nExec=touch {CANARY}\n".encode()),
    ("documents/a.xml", _ENTITIES), ("documents/a.yaml", b"!!python/object/apply:os.system ['touch canary']"), ("source/jupyter_server_config.py", _SCRIPT),
)  # fmt: skip


def added(rng: Random, o: Originals, name: str) -> bytes:
    """One or all of them beside the rest: not signed, or signed by a stranger."""
    chosen = PAYLOADS if rng.random() < 0.2 else (rng.choice(PAYLOADS),)
    members = {**o.members[name], **dict(chosen)}
    return unsigned(members) if rng.random() < 0.6 else resigned(members, o.thief, issuer=rng.choice(("", o.owner.did)))


def instead(rng: Random, o: Originals, name: str) -> bytes:
    """In the place of a member that is read: documents, geometry, the picture, the manifest itself."""
    which = rng.choice(sorted(o.members[name]))
    return unsigned(o.members[name], **{which: rng.choice(PAYLOADS)[1]})


def appended(rng: Random, o: Originals, name: str) -> bytes:
    """Behind the content of a member, or of the whole file, as polyglots are."""
    payload = rng.choice(PAYLOADS)[1]
    if rng.random() < 0.4:
        return rng.choice((o.data[name] + payload, payload + o.data[name]))
    which = rng.choice(sorted(o.members[name]))
    return unsigned(o.members[name], **{which: o.members[name][which] + payload})


def instead_signed(rng: Random, o: Originals, name: str) -> bytes:
    """Where a document should be, in a bundle that its owner signed."""
    which = rng.choice(
        [n for n in (RECIPE, "rights.odrl.jsonld", "report.json", "estimates.json") if n in o.members[name]]
    )
    return resigned({**o.members[name], which: rng.choice(PAYLOADS)[1]}, o.owner)


def in_names(rng: Random, o: Originals, name: str) -> bytes:
    """A name that a shell, a format string or a template would act upon; listed as it stands."""
    from tests.hostile.zips import Entry, entries_of, zipped

    path = rng.choice((f"geometry/$(touch {CANARY}).step", f"geometry/;touch {CANARY};.step", "geometry/{0.__class__}.step", "geometry/%s%n.step",
                       "geometry/{{7*7}}.step", "geometry/<script>.step", "geometry/'; DROP TABLE nodes;--.step", f"geometry/|touch {CANARY}"))  # fmt: skip
    return zipped(sorted([*entries_of(o.members[name]), Entry(name=path.encode(), data=b"x")], key=lambda e: e.name))


def nothing_but_code(rng: Random, o: Originals, name: str) -> bytes:
    chosen = rng.sample(PAYLOADS, rng.randrange(1, len(PAYLOADS)))
    return rng.choice((lambda: pack(dict(chosen)), lambda: chosen[0][1]))()


KINDS = (added, instead, appended, instead_signed, in_names, nothing_but_code)
