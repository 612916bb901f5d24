import pytest

from dfdm import verbs
from dfdm.trust import new_key
from dfdm.widgets import ExportPanel
from tests.widgets.bearing_plate import CREATED, WAY, plate


@pytest.fixture(scope="module")
def variant():
    return plate()


@pytest.fixture(scope="module")
def recipe(variant):
    return verbs.recipe(variant, **WAY, created=CREATED)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DFDM_KEY_PASSPHRASE", raising=False)
    return tmp_path / "home"


@pytest.fixture
def exporter(variant, home, tmp_path):
    panel = ExportPanel(variant, name="plate", **WAY)
    panel.path = str(tmp_path / "plate.dfdm.zip")
    return panel


@pytest.fixture(scope="module")
def bundle(variant, tmp_path_factory):
    path = tmp_path_factory.mktemp("bundle") / "plate.dfdm.zip"
    verbs.export(variant, path=path, key=new_key(), created=CREATED, **WAY)
    return path
