"""The wheel brings the setting that enables the server extension, and an installation of it loads the extension."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_setting_that_ships_enables_the_extension():
    shared = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
        "shared-data"
    ]
    (source,) = [path for path, place in shared.items() if place == "etc/jupyter/jupyter_server_config.d/dfdm.json"]
    assert json.loads((ROOT / source).read_text()) == {"ServerApp": {"jpserver_extensions": {"dfdm.server": True}}}


@pytest.mark.wheel
def test_an_installed_wheel_is_found_by_jupyter(installed):
    listed = subprocess.run(
        [str(installed), "-m", "jupyter", "server", "extension", "list"], capture_output=True, text=True, check=True
    )
    said = re.sub(r"\x1b\[[0-9;]*m", "", listed.stdout + listed.stderr)  # colored even where nobody looks
    assert "dfdm.server enabled" in said
