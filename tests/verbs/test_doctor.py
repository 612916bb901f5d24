"""The doctor in installations that are broken for real: in folders and environments of their own."""

import json
import os
import shlex
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import nbformat
import pytest

from dfdm import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture
def doctor(tmp_path):
    """Run `dfdm doctor` with Jupyter's folders below `tmp_path`: its exit code, and the looks by their names."""
    own = {
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTER_DATA_DIR": str(tmp_path / "data"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "0",
        "PYTHONPATH": str(ROOT),
    }

    def run(*words, python=sys.executable, **more):
        done = subprocess.run(
            [str(python), "-m", "dfdm", "doctor", "--format", "json", *map(str, words)],
            env={**os.environ, **own, **more}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        document = json.loads(done.stdout)
        assert document["healthy"] == (done.returncode == 0) == all(look["ok"] for look in document["checks"])
        return {look["name"]: look for look in document["checks"]}

    return run


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content))


def extension(folder, name, version):
    """A front-end extension as an installation leaves it."""
    about = {"name": name, "version": version, "jupyterlab": {"_build": {"load": "static/entry.js"}}}
    write(folder / "labextensions" / name / "package.json", about)
    write(folder / "labextensions" / name / "static" / "entry.js", "")


def kernel(folder, name, program, **environment):
    spec = {"argv": [str(program), "-m", "ipykernel_launcher"], "display_name": name, "language": "python"}
    write(folder / "kernels" / name / "kernel.json", {**spec, "env": environment})


def test_what_is_well_has_no_remedy(doctor, tmp_path):
    extension(tmp_path / "data", "@dfdm/labextension", __version__)
    found = doctor()
    for name in ("lab extension @dfdm/labextension", "lab extension anywidget", "kernel python3", "browser"):
        assert found[name]["ok"], found[name]
        assert found[name]["remedy"] == ""
    assert "Check This Browser" in found["browser"]["found"]


def test_another_version_of_the_extension_that_comes_first(doctor, tmp_path):
    extension(tmp_path / "data", "@dfdm/labextension", "0.0.1")
    look = doctor()["lab extension @dfdm/labextension"]
    assert not look["ok"]
    assert "0.0.1" in look["found"]
    assert str(tmp_path / "data") in look["remedy"]


def test_an_extension_that_is_not_whole(doctor, tmp_path):
    extension(tmp_path / "data", "anywidget", "0.11.0")
    (tmp_path / "data" / "labextensions" / "anywidget" / "static" / "entry.js").unlink()
    look = doctor()["lab extension anywidget"]
    assert not look["ok"]
    assert "not whole" in look["found"]


def test_what_is_switched_off(doctor, tmp_path):
    extension(tmp_path / "data", "@dfdm/labextension", __version__)
    off = {"@dfdm/labextension:panel": True, "@dfdm/labextension:status": False, "anywidget": True}
    write(tmp_path / "config" / "labconfig" / "page_config.json", {"disabledExtensions": off})
    server = {"ServerApp": {"jpserver_extensions": {"dfdm.server": False}}}
    write(tmp_path / "config" / "jupyter_server_config.json", server)
    found = doctor()
    for name, disabled in (("@dfdm/labextension", "@dfdm/labextension:panel"), ("anywidget", "anywidget")):
        look = found[f"lab extension {name}"]
        assert not look["ok"]
        assert look["found"] == f"disabled: {disabled}"
        assert look["remedy"].endswith(f"labextension enable {disabled}")
    assert found["lab extension @jupyter-widgets/jupyterlab-manager"]["ok"]
    assert not found["server extension dfdm.server"]["ok"]
    assert found["server extension dfdm.server"]["remedy"].endswith("server extension enable dfdm.server")


def test_an_environment_of_its_own_has_no_extensions(doctor, tmp_path):
    """Packages from elsewhere on the path, as with `pip install --target`: their extensions lie where nobody looks."""
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=False)
    python = bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    found = doctor(python=python, PYTHONPATH=os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")]))
    for name, package in (("@dfdm/labextension", "dfdm"), ("anywidget", "anywidget")):
        look = found[f"lab extension {name}"]
        assert not look["ok"]
        assert f"{python} -m pip install" in look["remedy"]
        assert package in look["remedy"]


def test_kernels_of_other_environments(doctor, tmp_path):
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=False)
    python = bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    kernel(tmp_path / "data", "python3", python, PYTHONPATH="")
    kernel(tmp_path / "data", "gone", tmp_path / "gone" / "python")
    kernel(tmp_path / "data", "other", python, PYTHONPATH="")
    write(tmp_path / "old" / "dfdm" / "__init__.py", '__version__ = "0.0.1"\n')
    kernel(tmp_path / "data", "older", sys.executable, PYTHONPATH=str(tmp_path / "old"))
    found = doctor()
    assert not found["kernel python3"]["ok"]
    assert "without dfdm" in found["kernel python3"]["found"]
    assert f"{python} -m pip install dfdm=={__version__}" in found["kernel python3"]["remedy"]
    assert not found["kernel gone"]["ok"]
    assert "kernelspec remove gone" in found["kernel gone"]["remedy"]
    assert found["kernel other"]["ok"]  # a person may have kernels for other things
    assert "without dfdm" in found["kernel other"]["found"]
    assert not found["kernel older"]["ok"]
    assert "dfdm 0.0.1" in found["kernel older"]["found"]


def test_versions_that_do_not_fit(doctor, tmp_path):
    """An older package in a folder that comes first, as one in the user's own site-packages does."""
    about = tmp_path / "first" / "anywidget-0.1.0.dist-info"
    write(about / "METADATA", "Metadata-Version: 2.1\nName: anywidget\nVersion: 0.1.0\n")
    found = doctor(PYTHONPATH=os.pathsep.join([str(tmp_path / "first"), str(ROOT)]))
    look = found["dfdm with anywidget"]
    assert not look["ok"]
    assert "anywidget 0.1.0" in look["found"]
    assert ">=0.11" in look["remedy"]


def test_another_jupyter_on_the_path(doctor, tmp_path):
    command = tmp_path / "elsewhere" / "bin" / "jupyter-lab"
    write(command, "#!/bin/sh\n")
    command.chmod(0o755)
    path = os.pathsep.join([str(command.parent), os.environ["PATH"]])
    look = doctor(PATH=path)["jupyter lab on the path"]
    assert not look["ok"]
    assert str(command) in look["found"]
    extension(tmp_path / "elsewhere" / "share" / "jupyter", "@dfdm/labextension", __version__)
    assert doctor(PATH=path)["jupyter lab on the path"]["ok"]


def saved(file, *, kernel="python3", output="<b>bold</b>"):
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", {"text/html": output})])
    made = nbformat.v4.new_notebook(cells=[cell])
    made.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": "python"}
    nbformat.write(made, file)
    return file


def test_a_notebook_that_is_not_trusted(doctor, tmp_path):
    (tmp_path / "a folder").mkdir()
    file = saved(tmp_path / "a folder" / "mail.ipynb")
    look = doctor(file)["notebook mail.ipynb: trust"]
    assert not look["ok"]
    assert look["remedy"].endswith(f"jupyter trust {shlex.quote(str(file))}")
    subprocess.run(
        shlex.split(look["remedy"].split(": ", 1)[1]),
        env={**os.environ, "JUPYTER_DATA_DIR": str(tmp_path / "data")}, check=True, capture_output=True,
    )  # fmt: skip
    assert doctor(file)["notebook mail.ipynb: trust"]["ok"]  # the remedy is one


def test_a_notebook_for_a_kernel_that_is_not_here(doctor, tmp_path):
    found = doctor(saved(tmp_path / "mail.ipynb", kernel="cad-of-somebody"))
    look = found["notebook mail.ipynb: kernel"]
    assert not look["ok"]
    assert "python3" in look["remedy"]


@pytest.mark.parametrize(("content", "word"), [(None, "there is no"), ("no notebook", "not readable")])
def test_a_notebook_that_cannot_be_read(doctor, tmp_path, content, word):
    file = tmp_path / "bad.ipynb"
    if content is not None:
        file.write_text(content)
    look = doctor(file)["notebook bad.ipynb"]
    assert not look["ok"]
    assert word in look["found"]
