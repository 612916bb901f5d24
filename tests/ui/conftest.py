"""A JupyterLab on the loopback with folders of its own, and a browser that draws WebGL in software."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from tests.ui.viewing import pages as pages
from tests.ui.viewing import shown as shown

TOKEN = "test"
ROOT = Path(__file__).parents[2]
BUILT = ROOT / "dfdm" / "labextension"
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
SETTINGS = {
    "apputils-extension/notification.jupyterlab-settings": '{"fetchNews": "false", "checkForUpdates": false}',
    "notebook-extension/tracker.jupyterlab-settings": '{"windowingMode": "none"}',
}


def browser_path():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


RUN_ALL = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await jupyterapp.commands.execute('notebook:run-all-cells');
}"""


@dataclass
class Lab:
    """A running server and the folder it serves."""

    url: str
    root: Path
    log: Path

    def notebook(self, name, *cells):
        """Write a notebook of code cells and return its address."""
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(made, self.root / name)
        return f"{self.url}/lab/tree/{name}?reset&token={TOKEN}"


class Seen:
    """What a page asked for and complained about."""

    def __init__(self, page, lab):
        self.foreign, self.errors = [], []
        own = (lab.url, lab.url.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(own) else self.foreign.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


def open_notebook(browser, lab, url, *, run=True, size=(1300, 1150), dark=False, script=""):
    """Open a notebook in a fresh page, run it, and return the page with what it saw."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    seen = Seen(page, lab)
    if script:
        page.add_init_script(script)
    page.goto(url)
    page.wait_for_selector("#main .jp-Notebook", timeout=60_000)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    if dark:
        page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
        # Attached, not visible: all of JupyterLab's page is laid out absolutely, so that its body has no height.
        page.wait_for_selector("body[data-jp-theme-light=false]", state="attached")
    if run:
        page.evaluate(RUN_ALL)
    return page, seen


def start_lab(folder, python=sys.executable, cwd=None, *, app="lab", settings=None, extra=None):
    """Start JupyterLab, or Notebook with app="notebook", with the given Python; yield it, and end it.

    `settings` are more files of settings by their path below `@jupyterlab` (or from another `@…` on), `extra` are more environment variables.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = folder / "notebooks"
    root.mkdir(parents=True)
    kept = folder / "settings" / "lab" / "user-settings"
    for name, text in {**SETTINGS, **(settings or {})}.items():
        file = kept / (name if name.startswith("@") else f"@jupyterlab/{name}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    if python == sys.executable:  # the extension of this tree, whatever is installed
        shutil.copytree(BUILT, folder / "data" / "labextensions" / "@dfdm" / "labextension")
        shutil.copytree(ROOT / "extensions" / "jupyter_server_config.d", folder / "config" / "jupyter_server_config.d")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_PATH": str(folder / "data"),  # before what the environment has installed
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(kept),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
        "DFDM_HOME": str(folder / "dfdm"),
        **(extra or {}),
    }
    own = (
        ["--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly"]
        if app == "lab"
        else ["--JupyterNotebookApp.expose_app_in_browser=True"]
    )
    command = [
        str(python), "-m", "jupyter", app, "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}",
        *own,
    ]  # fmt: skip
    log = (folder / "lab.log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=cwd or folder)
    lab = Lab(url=f"http://127.0.0.1:{port}", root=root, log=folder / "lab.log")
    try:
        wait_for(lab, server, folder / "lab.log")
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def wait_for(lab, server, log):
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab ended: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{lab.url}/api/status?token={TOKEN}", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"JupyterLab does not answer: {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def browser():
    program = browser_path()
    if program is None:
        pytest.skip("no chromium on this machine: the browser tests are not run")
    sync = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: the browser tests are not run"
    )
    with sync.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser):
    """Open a notebook: `opened(lab, url)` gives the page and what it saw; after a test its pages are closed and their
    kernels ended, so that they take no time from the next."""
    pages = []

    def open_it(lab, url, *, browser=browser, **options):
        page, seen = open_notebook(browser, lab, url, **options)
        pages.append(page)
        return page, seen

    yield open_it
    for page in pages:
        with contextlib.suppress(Exception):  # the server may have ended
            page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
        page.close()


@pytest.fixture(scope="session")
def start():
    """Start another JupyterLab: `start(folder, python=…)` is a generator of one."""
    return start_lab


@pytest.fixture(scope="session")
def seeing():
    """Note what a page asks for and complains about: `seeing(page, lab)`."""
    return Seen


@pytest.fixture(scope="session")
def flags():
    """How the browser is started."""
    return {"executable_path": browser_path(), "args": FLAGS}


@pytest.fixture(scope="session")
def lab(tmp_path_factory, browser):
    yield from start_lab(tmp_path_factory.mktemp("lab"))
