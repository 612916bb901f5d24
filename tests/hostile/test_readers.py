"""What the ten thousand do not show: bundles that hold and carry code, the command line, files of odd sizes and kinds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from dfdm.bundles import read, verify
from dfdm.bundles.container import MAX_TOTAL, pack
from dfdm.bundles.verification import verify_bytes
from dfdm.errors import BundleError, InputError
from tests.hostile.corpus import FAMILIES
from tests.hostile.families.code import CANARY, PAYLOADS
from tests.hostile.originals import NOW, load, make
from tests.hostile.remade import resigned, stored

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    folder = tmp_path_factory.mktemp("originals")
    make(folder)
    return load(folder)


@pytest.fixture(scope="module")
def with_code(originals, tmp_path_factory):
    """A bundle that its owner signed, with code wherever a member may be."""
    members = {**originals.members["open"], **dict(PAYLOADS)}
    path = tmp_path_factory.mktemp("code") / "code.dfdm.zip"
    path.write_bytes(resigned(members, originals.owner))
    return path


def command(*words, folder, **settings):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DFDM_CACHE": "off", **settings}
    return subprocess.run(
        [sys.executable, "-m", "dfdm", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        check=False,
    )


def test_code_in_a_valid_bundle_is_carried_and_never_run(with_code, originals, tmp_path):
    """Verified, opened to a folder and judged as a model from within that folder: the canary does not sing."""
    assert verify(with_code, at=NOW).valid
    done = command("open", with_code, tmp_path / "opened", "--key", originals.node_file, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    written = {
        p.relative_to(tmp_path / "opened").as_posix(): p for p in (tmp_path / "opened").rglob("*") if p.is_file()
    }
    assert {name for name, _ in PAYLOADS} <= set(written)
    assert not any(path.stat().st_mode & 0o111 for path in written.values())
    done = command("check", with_code, "--process", "fdm", "--format", "json", folder=tmp_path / "opened" / "documents")
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["reports"]
    assert not [p for p in tmp_path.rglob("*") if p.name == CANARY]


def test_the_opened_files_are_the_members(with_code, tmp_path):
    inside = read(with_code, at=NOW)
    for path in inside.extract_to(tmp_path / "x"):
        assert path.read_bytes() == inside.members[path.relative_to(tmp_path / "x").as_posix()]


@pytest.mark.parametrize("family", ["zip", "json", "signatures"])
def test_the_command_line_refuses_in_one_line(family, originals, tmp_path):
    rng = Random(f"command line {family}")
    kind = rng.choice(
        [k for k in FAMILIES[family].KINDS if "sealed" not in k.__name__ and "envelope" not in k.__name__]
    )
    made = kind(rng, originals, "open")
    path = tmp_path / "job.dfdm.zip"
    path.write_bytes(made if isinstance(made, bytes) else made[0])
    done = command("verify", path, "--format", "json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["valid"] is False
    done = command("check", path, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    done = command("open", path, tmp_path / "opened", "--key", originals.node_file, folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["job.dfdm.zip"]


def test_the_canonical_writer_of_these_tests_is_that_of_the_product(originals):
    for members in originals.members.values():
        assert stored(members) == pack(members)


def test_put_together_again_without_a_change_it_holds(originals):
    """The changes are what is refused, not how the tests put bundles together."""
    for name, members in originals.members.items():
        assert verify_bytes(originals.data[name], at=NOW).valid
        assert verify_bytes(resigned(members, originals.owner), at=NOW).valid
        assert not verify_bytes(resigned(members, originals.thief), at=NOW).valid


def test_a_bundle_is_not_made_ahead_of_the_clock(originals):
    members, owner = originals.members["open"], originals.owner
    for created, valid in (
        ("2026-11-28T13:00:00Z", True),
        ("2026-11-29T13:00:00Z", False),
        ("2027-01-01T00:00:00Z", False),
    ):
        found = verify_bytes(resigned(members, owner, created=created), at=NOW)
        assert found.valid is valid, created
    assert verify_bytes(resigned(members, owner, created="2027-01-01T00:00:00Z"), at="2027-01-01T00:00:00Z").valid
    assert not verify_bytes(resigned(members, owner, created="2026-11-21T03:39:59Z"), at=NOW).valid


def test_a_file_too_large_is_not_read(tmp_path):
    path = tmp_path / "huge.dfdm.zip"
    with path.open("wb") as stream:
        stream.truncate(MAX_TOTAL + 1)  # sparse: it takes no space
    with pytest.raises(InputError, match="larger than"):
        verify(path)
    with pytest.raises(InputError, match="larger than"):
        read(path)


def test_what_never_ends_is_read_no_further(tmp_path):
    """A device is read as far as a bundle may go, in a process that may take little more than that."""
    script = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, -1))\n"
        "from dfdm.bundles import verify\nfrom dfdm.errors import InputError\n"
        "try:\n    verify('/dev/zero')\nexcept InputError as error:\n    sys.exit(str(error))\n"
    )
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert "larger than" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_large_bundle_takes_a_few_times_its_size(originals, tmp_path):
    """64 MiB of geometry: verified in a process that may take 300 MiB beyond its start."""
    members = {**originals.members["open"], "geometry/large.step": bytes(64 * 2**20)}
    path = tmp_path / "large.dfdm.zip"
    path.write_bytes(resigned(members, originals.owner))
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom dfdm.bundles import verify\n"
        "from dfdm.trust.schemas import validator\n[validator(k) for k in ('manifest', 'recipe', 'report', 'estimates')]\n"
        "pages = int(Path('/proc/self/statm').read_text().split()[0])\n"
        "resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 300 * 2**20, -1))\n"
        f"print(verify(sys.argv[1], at='{NOW}').valid)\n"
    )
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not say how much memory a process has")
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "True", done.stderr


def test_a_refused_bundle_leaves_no_folder(originals, tmp_path):
    path = tmp_path / "cut.dfdm.zip"
    path.write_bytes(originals.data["open"][:-1])
    with pytest.raises(BundleError):
        read(path, at=NOW).extract_to(tmp_path / "opened")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cut.dfdm.zip"]
