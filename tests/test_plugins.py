"""A register that failed to load fails again; it never is one that silently lacks something."""

import sys

import pytest

from dfdm.errors import DataError
from dfdm.plugins import Register


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package on disk that a register walks; its modules are forgotten afterwards."""
    home = tmp_path / "registered"
    home.mkdir()
    (home / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield home
    for name in [name for name in sys.modules if name.partition(".")[0] == "registered"]:
        del sys.modules[name]


def register():
    return Register("thing", package="registered", group="dfdm.no_such_group")


def test_a_module_that_fails_fails_again(package):
    (package / "broken.py").write_text("raise RuntimeError('no')", encoding="utf-8")
    found = register()
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no"):
            list(found)


@pytest.mark.parametrize("target", ["registered.none:thing", "registered:none"])
def test_a_plug_in_that_cannot_be_imported_is_named_each_time(package, tmp_path, target):
    about = tmp_path / "other-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[dfdm.test_group]\nmine = {target}\n", encoding="utf-8")
    found = Register("thing", package="registered", group="dfdm.test_group")
    for _ in range(2):
        with pytest.raises(DataError, match="thing plug-in 'mine'"):
            list(found)


def test_doubles_name_both_homes():
    found = register()
    found.add("a", 1, home="one")
    with pytest.raises(DataError, match="by one and by two"):
        found.add("a", 2, home="two")
