"""The wheel brings the setting that enables the server extension."""

import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_setting_that_ships_enables_the_extension():
    shared = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
        "shared-data"
    ]
    (source,) = [path for path, place in shared.items() if place == "etc/jupyter/jupyter_server_config.d/dfdm.json"]
    assert json.loads((ROOT / source).read_text()) == {"ServerApp": {"jpserver_extensions": {"dfdm.server": True}}}
