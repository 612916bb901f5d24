"""The same product at the same stated time: the same bytes from another folder, on another day, by another user."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dfdm.bundles import read, verify
from dfdm.bundles.bundle import compose
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import CRATE, MANIFEST, SEALED
from dfdm.trust import new_key, new_sealing_key, parse_document, save_key
from tests.bundles.conftest import CREATED

ROOT = Path(__file__).parents[2]
EXPORT = """
import datetime, os, sys, time
later = float(sys.argv[4])
if later:  # the clock goes before anything is imported that takes hold of it
    real = time.time
    time.time = lambda: real() + later
    plain, to_local = time.gmtime, time.localtime
    time.gmtime = lambda at=None: plain(time.time() if at is None else at)
    time.localtime = lambda at=None: to_local(time.time() if at is None else at)
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(time.time(), tz)
        @classmethod
        def utcnow(cls):
            return cls.now(datetime.UTC).replace(tzinfo=None)
    class Day(datetime.date):
        @classmethod
        def today(cls):
            return cls.fromtimestamp(time.time())
    datetime.datetime, datetime.date = Later, Day
    assert datetime.datetime.now().year >= 2029
from dfdm import verbs
junk = [bytearray(n % 4000 + 1) for n in range(os.getpid() % 20000)]
info = verbs.export(sys.argv[1], path=sys.argv[2], key=sys.argv[3], created="2026-11-21T03:40:00Z", process="milling")
print(info.sha256)
"""


def test_two_exports_at_the_same_stated_time_are_the_same_bytes(tmp_path):
    key = tmp_path / "key.pem"
    save_key(new_key(), key, None)
    digests, runs = [], []
    surroundings = (
        ("first", "UTC", "C.UTF-8", "1", 0.0),
        ("second folder with blanks/and ümlauts", "Pacific/Kiritimati", "de_DE.UTF-8", "4711", 5e8),
    )
    for folder, zone, language, seed, later in surroundings:
        home = tmp_path / folder / "home"
        home.mkdir(parents=True)
        design = tmp_path / folder / "known_product.py"
        shutil.copyfile(ROOT / "tests" / "bundles" / "known_product.py", design)
        out = tmp_path / folder / "out.dfdm.zip"
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "TZ": zone,
            "LANG": language,
            "LC_ALL": language,
            "PYTHONHASHSEED": seed,
        }
        done = subprocess.run(
            [sys.executable, "-c", EXPORT, str(design), str(out), str(key), str(later)],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        digests.append(done.stdout.strip())
        runs.append(out.read_bytes())
    assert runs[0] == runs[1]
    assert digests[0] == digests[1] == hashlib.sha256(runs[0]).hexdigest()
    assert {"okh.toml", "okh.json", "inspection.qif", "documents/traveler.html"} <= set(unpack(runs[0]))
    assert str(tmp_path).encode() not in b"".join(unpack(runs[0]).values())


def test_sealed_twice_is_other_bytes_with_the_same_inside(content, key, tmp_path):
    opener = new_sealing_key()
    documents = {"okh.toml": b"okhv = '2.4'\n", "okh.json": b"{}\n", "inspection.qif": b"<QIFDocument/>\n"}
    whole = replace(content, files={**content.files, **documents, "documents/bom.csv": b"part\n"})
    twice = []
    for number in range(2):
        path = tmp_path / f"{number}.dfdm.zip"
        path.write_bytes(compose(whole, key, CREATED, seal_to=[opener.recipient]))
        twice.append(path)
    outside = [unpack(path.read_bytes()) for path in twice]
    assert outside[0][SEALED] != outside[1][SEALED]
    assert not set(documents) & set(outside[0])
    inside = [dict(read(path, key=opener).members) for path in twice]
    assert set(documents) < set(inside[0])
    differ = {name for name in inside[0] if inside[0][name] != inside[1][name]}
    assert differ <= {CRATE, MANIFEST}  # they give the digest of what is sealed
    for name in differ:
        told = [parse_document(members[name], where=name) for members in inside]
        assert told[0].keys() == told[1].keys()


@pytest.mark.parametrize("name", ["okh.toml", "okh.json", "inspection.qif"])
def test_a_sealed_bundle_with_an_open_manifest_beside_it_is_refused(content, key, tmp_path, name):
    data = compose(content, key, CREATED, seal_to=[new_sealing_key().recipient])
    path = tmp_path / "x.dfdm.zip"
    path.write_bytes(pack({**unpack(data), name: b"{}\n"}))
    assert not verify(path).valid
