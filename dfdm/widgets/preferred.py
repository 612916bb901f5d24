"""What is preferred where nobody says otherwise: the settings of the JupyterLab that a notebook is open in.

They stand in files of the server, which a kernel on the same machine can read at once; what the person has not set there is
left out. A kernel that no server opened for a notebook (a script, nbconvert, a test) has no such settings, so that it
shows the same everywhere.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from dfdm.checks.texts import VARIABLE, chosen_language, languages
from dfdm.errors import DfdmError
from dfdm.widgets.preferences import Preferences

_OPENED_BY_SERVER: Final = "JPY_SESSION_NAME"
"""A Jupyter server names with it the notebook that it starts a kernel for."""
_FOLDER: Final = "JUPYTERLAB_SETTINGS_DIR"
_OURS: Final = Path("@dfdm") / "labextension" / "settings.jupyterlab-settings"
_SPOKEN: Final = Path("@jupyterlab") / "translation-extension" / "plugin.jupyterlab-settings"
_ASKED: Final = ("units", "currency", "network", "place", "quantity")
_LARGEST: Final = 100_000
_TOKEN: Final = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]])', re.DOTALL)


def preferred(**given: Any) -> Preferences:  # noqa: ANN401 - fields of Preferences
    """The preferences that hold: what is `given` (None is not), else the settings, else what is shown without any.

    Raises InputError for a given value, or a language of the environment, that is not known.
    """
    told = {name: value for name, value in given.items() if value is not None}
    return Preferences(**{"network": "", **settings(), **told})


def settings() -> Mapping[str, Any]:
    """What the person has set in JupyterLab, and the language; that of the environment (`DFDM_LANGUAGE`) comes first."""
    environment = tuple(os.environ.get(name, "") for name in (_OPENED_BY_SERVER, _FOLDER, VARIABLE))
    return _settings(*environment)


def rates_note(liked: Preferences) -> list[str]:
    """What is to be said where amounts are shown in another currency; nothing where they stay in their own."""
    from dfdm.widgets.phrases import say

    if not liked.rates_of:
        return []
    return [say("Amounts in {currency} at the reference rates of {day}.", currency=liked.currency, day=liked.rates_of)]


def renew() -> None:
    """Read the settings anew when they are asked for next: what is on the page already stays as it is."""
    _settings.cache_clear()


@lru_cache(maxsize=8)
def _settings(opened: str, folder: str, spoken: str) -> Mapping[str, Any]:
    home = _home(folder) if opened else None
    found = {} if home is None else {name: v for name, v in _read(home / _OURS).items() if name in _ASKED}
    known: dict[str, Any] = {}
    for name, value in found.items():  # one that is wrong must not take the others along
        try:
            Preferences.from_dict({name: value})
        except DfdmError:
            continue
        known[name] = value
    if not spoken and home is not None:
        locale = _read(home / _SPOKEN).get("locale")
        spoken = str(locale).partition("_")[0].lower() if isinstance(locale, str) else ""
        spoken = spoken if spoken in languages() else ""
    return {**known, "language": chosen_language(spoken or None)}


def _home(folder: str) -> Path | None:
    if folder:
        return Path(folder)
    paths = sys.modules.get("jupyter_core.paths")  # whoever runs a kernel has loaded it
    return None if paths is None else Path(paths.jupyter_config_dir()) / "lab" / "user-settings"


def _read(path: Path) -> dict[str, Any]:
    """A file of settings, which is JSON with comments; {} where it cannot be read: settings never hinder work."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8")
        found = json.loads(_TOKEN.sub(lambda token: token[1] or "", text))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
