"""What keeps a widget from showing, as far as it can be seen from Python: versions, extensions, kernels, trust."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

_OURS: Final[str] = sys.modules["dfdm"].__version__  # not imported by name: the package's own module knows the widgets
_WATCHED: Final = ("jupyterlab", "ipywidgets", "anywidget", "jupyterlab-widgets", "ipykernel", "notebook", "tornado")
_ASKED: Final = ("dfdm", "ipywidgets", "anywidget", "jupyterlab", "notebook")
"""Whose own requirements are held against what is installed."""
_AT_ODDS: Final = (("jupyterlab", "4.6.3", "tornado", "6.5.9"),)
"""Versions that fit each other's requirements and still do not work together, as the README of jupyter-cadquery 5.2 says."""
_EXTENSIONS: Final = (
    ("@dfdm/labextension", "dfdm"),
    ("@jupyter-widgets/jupyterlab-manager", "jupyterlab-widgets"),
    ("anywidget", "anywidget"),
)
_KERNEL_LIMIT_S: Final = 60
_DEFAULT_KERNEL: Final = "python3"
_ANY_PYTHON: Final = ("python", f"python{sys.version_info[0]}", f"python{sys.version_info[0]}.{sys.version_info[1]}")
_SERVER: Final = "dfdm.server"
_ASK_KERNEL: Final = """
import json
from importlib.metadata import PackageNotFoundError, version
def of(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
try:
    import dfdm
    mine = dfdm.__version__
except ImportError:
    mine = ""
print(json.dumps({"dfdm": mine, "ipywidgets": of("ipywidgets"), "anywidget": of("anywidget")}))
"""


class Look(NamedTuple):
    """One thing looked at: whether it is well, what was found, and what to do if it is not."""

    name: str
    good: bool
    found: str
    remedy: str


def looks(notebook: str = "") -> Iterator[Look]:
    """Look at everything between a widget and the eye; with a notebook also at that one."""
    yield from _versions()
    for name, package in _EXTENSIONS:
        yield _extension(name, package)
    yield _server_extension()
    yield _command()
    yield from _kernels()
    yield Look(
        "browser",
        True,
        "cannot be seen from here: WebGL, cookies and scripts are looked at in JupyterLab by the command "
        '"Check This Browser" (category dfdm)',
        "",
    )
    if notebook:
        yield from _notebook(Path(notebook))


def installed(name: str) -> str:
    """The version of an installed distribution; empty where there is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _versions() -> Iterator[Look]:
    """Packages that are there, in a version that another one cannot use."""
    try:
        from packaging.requirements import Requirement
    except ImportError:  # comes with JupyterLab, whose lack is said elsewhere
        return
    for asking in _ASKED:
        try:
            needs = [Requirement(text) for text in requires(asking) or ()]
        except PackageNotFoundError:
            continue
        for need in needs:
            found = installed(need.name)
            plain = need.marker is None or need.marker.evaluate({"extra": ""})
            watched = need.name.lower().replace("_", "-") in _WATCHED
            if watched and found and plain and not need.specifier.contains(found, prereleases=True):
                yield Look(
                    f"{asking} with {need.name}",
                    False,
                    f"{need.name} {found}, {asking} needs {need.specifier}",
                    f'{_pip()} "{need.name}{need.specifier}", then restart JupyterLab and reload the page',
                )
    for one, first, other, second in _AT_ODDS:
        if (installed(one), installed(other)) == (first, second):
            yield Look(
                f"{one} with {other}",
                False,
                f"{one} {first} does not work with {other} {second}",
                f"{_pip()} --upgrade {one} {other}",
            )


def _extension(name: str, package: str) -> Look:
    """A front-end extension: there, whole, of this version, not hidden by another copy, not switched off."""
    from jupyter_core.paths import jupyter_path

    title = f"lab extension {name}"
    again = f"{_pip()} --force-reinstall --no-deps {package}"
    there = [folder for path in jupyter_path("labextensions") if _about(folder := Path(path) / name) is not None]
    if not there:
        if name == "@dfdm/labextension" and _about(_checkout()) is not None:
            link = f"{_python()} -m jupyter labextension develop --overwrite dfdm"
            return Look(title, False, "not installed", f"{again}; in a checkout: {link}")
        return Look(title, False, "not installed where JupyterLab of this Python looks", again)
    about = _about(there[0]) or {}
    loaded = str(about.get("version", ""))
    if off := _switched_off(name):
        return Look(title, False, f"disabled: {', '.join(off)}", f"{_jupyter()} labextension enable {off[0]}")
    entry = about.get("jupyterlab", {}).get("_build", {}).get("load", "")
    if not entry or not (there[0] / entry).is_file():
        return Look(title, False, f"{there[0]} is not whole", again)
    wanted = {"dfdm": _OURS, "anywidget": installed("anywidget")}.get(package, "")
    if wanted and loaded != wanted:
        why = f"{there[0]} has {loaded}, Python has {wanted}"
        remove = f"remove {there[0]}: it comes before {there[1]}" if len(there) > 1 else again
        return Look(title, False, why, f"{remove}; then reload the page")
    return Look(title, True, f"{loaded} in {there[0]}", "")


def _about(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _checkout() -> Path:
    return Path(__file__).parents[1] / "labextension"


def _switched_off(name: str) -> list[str]:
    """What of an extension is disabled: itself, or plugins of it by their ids."""
    try:
        from jupyter_core.paths import jupyter_path
        from jupyterlab_server.config import get_page_config
    except ImportError:  # said by the look at the package
        return []
    told = get_page_config(jupyter_path("labextensions"), str(_app_folder() / "settings"))
    off = told.get("disabledExtensions", [])
    names = [key for key, is_off in off.items() if is_off] if isinstance(off, Mapping) else list(off)
    return sorted(entry for entry in names if entry == name or entry.startswith(f"{name}:"))


def _app_folder() -> Path:
    """Where JupyterLab of this Python keeps its application, and with that settings for all its users."""
    return Path(os.environ.get("JUPYTERLAB_DIR") or Path(sys.prefix) / "share" / "jupyter" / "lab")


def _server_extension() -> Look:
    """The server extension that previews files: without it widgets still show."""
    title = f"server extension {_SERVER}"
    enable = f"{_jupyter()} server extension enable {_SERVER}"
    try:
        from jupyter_core.paths import jupyter_config_path
        from jupyter_server.extension.config import ExtensionConfigManager
    except ImportError:
        return Look(title, True, "there is no Jupyter server in this Python", "")
    known = ExtensionConfigManager(read_config_path=jupyter_config_path()).get_jpserver_extensions()
    if known.get(_SERVER) is False:
        return Look(title, False, "disabled: CAD files are not previewed", enable)
    if _SERVER not in known:
        return Look(title, True, f"not enabled here, CAD files are not previewed ({enable})", "")
    return Look(title, True, "enabled", "")


def _command() -> Look:
    """The JupyterLab that a person starts by its name may be another environment's, without the extensions."""
    title = "jupyter lab on the path"
    found = shutil.which("jupyter-lab")
    if found is None:
        return Look(title, True, f"not on the path: start it with {_jupyter()} lab", "")
    if Path(found).parent == Path(sysconfig.get_path("scripts")):
        return Look(title, True, found, "")
    prefix = Path(found).resolve().parent.parent
    if _about(prefix / "share" / "jupyter" / "labextensions" / "@dfdm" / "labextension") is not None:
        return Look(title, True, f"{found}, which has the extension too", "")
    remedy = f"start it with {_jupyter()} lab, or install dfdm into the environment of {found} too"
    return Look(title, False, f"{found} is of another environment, which has no dfdm extension", remedy)


def _kernels() -> Iterator[Look]:
    """Python kernels that a notebook may choose: does dfdm live in them, in the version of this Python."""
    try:
        from jupyter_client.kernelspec import KernelSpecManager
    except ImportError:
        return
    manager = KernelSpecManager()
    for name in sorted(manager.find_kernel_specs()):
        spec = manager.get_kernel_spec(name)
        if str(spec.language).lower() == "python" and spec.argv:
            yield _kernel(name, spec.argv[0], spec.env)


def _kernel(name: str, program: str, environment: Mapping[str, str]) -> Look:
    title = f"kernel {name}"
    if program in _ANY_PYTHON:  # Jupyter puts its own Python in its place
        program = sys.executable
    if Path(program) == Path(sys.executable) and not environment:
        return Look(title, True, f"this Python, {program}", "")
    where = shutil.which(program)
    if where is None:
        again = f"{_python()} -m ipykernel install --sys-prefix --name {name}"
        return Look(title, False, f"{program} is not there", f"{_jupyter()} kernelspec remove {name}, or {again}")
    try:
        done = subprocess.run(
            [where, "-c", _ASK_KERNEL],
            env={**os.environ, **environment},
            cwd=Path(where).parent,  # else a checkout in the folder at hand would be found
            capture_output=True,
            text=True,
            timeout=_KERNEL_LIMIT_S,
            check=True,
        )
        has = json.loads(done.stdout.strip().splitlines()[-1])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
        return Look(title, False, f"{where} does not run: {type(error).__name__}", "choose another kernel")
    install = f"{where} -m pip install"
    if not has["dfdm"]:
        found = f"{where} is another environment, without dfdm"
        if name != _DEFAULT_KERNEL:
            return Look(title, True, f"{found} ({install} dfdm=={_OURS})", "")
        return Look(title, False, found, f"{install} dfdm=={_OURS}, or choose a kernel that has it")
    if has["dfdm"] != _OURS:
        found = f"{where} has dfdm {has['dfdm']}, the page has {_OURS}"
        return Look(title, False, found, f"{install} dfdm=={_OURS}, then restart the kernel")
    if lacks := [package for package in ("ipywidgets", "anywidget") if not has[package]]:
        return Look(title, False, f"{where} lacks {', '.join(lacks)}", f"{install} {' '.join(lacks)}")
    if has["ipywidgets"].split(".")[0] != installed("ipywidgets").split(".")[0]:
        found = f"{where} has ipywidgets {has['ipywidgets']}, the page has {installed('ipywidgets')}"
        return Look(title, False, found, f'{install} "ipywidgets=={installed("ipywidgets")}"')
    return Look(title, True, f"{where} has dfdm {has['dfdm']}", "")


def _notebook(file: Path) -> Iterator[Look]:
    """One notebook: readable, trusted, its kernel known, its widgets saved."""
    import nbformat
    from nbformat import sign

    reader, signer = cast("Any", nbformat), cast("Any", sign)  # both are untyped
    title = f"notebook {file.name}"
    try:
        told = reader.read(file, as_version=4)
    except FileNotFoundError:
        yield Look(title, False, f"there is no {file}", "name another file")
        return
    except Exception as error:  # noqa: BLE001 - nbformat raises whatever is wrong with the file
        yield Look(title, False, f"not readable as a notebook: {error}".splitlines()[0], "open it in a text editor")
        return
    code = [cell for cell in told.cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.get("outputs", ())]
    notary = signer.NotebookNotary()
    trusted = not outputs or notary.check_signature(told) or notary.check_cells(told)
    found = "trusted" if outputs else "has no outputs yet"
    if trusted:
        yield Look(f"{title}: trust", True, found, "")
    else:
        remedy = f"run its cells again, or if you know where it comes from: {_jupyter()} trust {_typed(file)}"
        yield Look(f"{title}: trust", False, "not trusted: widgets and scripts in saved outputs are not shown", remedy)
    views = [o for o in outputs if "application/vnd.jupyter.widget-view+json" in o.get("data", {})]
    if views:
        saved = bool(told.metadata.get("widgets"))
        found = (
            "saved" if saved else "not saved: without a kernel pictures are shown (menu Settings, Save Widget State)"
        )
        yield Look(f"{title}: widgets", True, found, "")
    kernel = told.metadata.get("kernelspec", {}).get("name", "")
    from jupyter_client.kernelspec import KernelSpecManager

    known = KernelSpecManager().find_kernel_specs()
    if kernel and kernel not in known:
        choices = ", ".join(sorted(known)) or "none"
        remedy = f"choose another kernel in the notebook; here are: {choices}"
        yield Look(f"{title}: kernel", False, f"asks for the kernel {kernel}, which is not here", remedy)
    else:
        yield Look(f"{title}: kernel", True, kernel or "none named", "")


def _pip() -> str:
    return f"{_python()} -m pip install"


def _jupyter() -> str:
    return f"{_python()} -m jupyter"


def _python() -> str:
    return _typed(sys.executable)


def _typed(path: str | Path) -> str:
    """A path as it is typed into a shell: in quotes where it holds a space."""
    return subprocess.list2cmdline([str(path)]) if os.name == "nt" else shlex.quote(str(path))
