"""What must stay light does: `import dfdm`, judging stored facts, reading nodes and verifying a bundle load no kernel."""

import subprocess
import sys

import pytest

HEAVY = ("OCP", "cadquery", "vtkmodules", "numba", "ipywidgets", "trimesh", "jsonschema")


@pytest.mark.parametrize(
    "code",
    [
        "import dfdm",
        "import dfdm.checks, dfdm.costs, dfdm.nodes, dfdm.rights, dfdm.recipes, dfdm.trust, dfdm.facts, dfdm.processes",
        "from dfdm.nodes.network import sample_network; sample_network()",
        "from dfdm.bundles import verify; verify(__import__('sys').executable)",
        "from dfdm.__main__ import main; main(['processes'])",
        "from dfdm.__main__ import main; main(['audit', '--rules'])",
    ],
)
def test_no_kernel_is_loaded(code):
    asked = f"{code}\nimport sys\nprint('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_the_public_names_are_there():
    import dfdm

    assert set(dfdm.__all__) == {"__version__", *dfdm._HOME}
    for name in dfdm.__all__:
        assert getattr(dfdm, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'manufacture'"):
        _ = dfdm.manufacture
