"""The settings of JupyterLab are those of a bench in a notebook of it: language, currency, makers."""

from pathlib import Path

import pytest

DESIGN = """
from typing import Annotated
import cadquery as cq, dfdm
from dfdm import design, mm

@design(title="Placa", license="CERN-OHL-P-2.0")
def placa(ancho: Annotated[float, mm(30, 90)] = 60):
    return cq.Workplane().box(ancho, 40, 4).faces(">Z").workplane().hole(12)
"""
SETTINGS = {
    "@dfdm/labextension/settings.jupyterlab-settings": '{\n  // Currency\n  "currency": "USD",\n  "network": "sample"\n}',
    "translation-extension/plugin.jupyterlab-settings": '{"locale": "es_ES"}',
}


@pytest.mark.slow
def test_a_bench_follows_the_settings_of_the_lab(browser, start, opened, tmp_path):
    for lab in start(Path(tmp_path), settings=SETTINGS):
        page, seen = opened(lab, lab.notebook("bench.ipynb", DESIGN, "dfdm.studio(placa, quantity=25)"))
        page.wait_for_selector("text=Al día.", timeout=240_000)
        tabs = page.locator(".dfdm-bench .lm-TabBar-tab").all_inner_texts()
        assert tabs == ["Hallazgos", "Coste", "Fabricantes", "Receta", "Derechos", "Exportar", "Recibido"]
        prices = page.locator(".dfdm-bench-ways td.dfdm-number").all_inner_texts()
        assert any("USD" in price for price in prices)
        assert not any("EUR" in price for price in prices)
        assert page.locator(".dfdm-p-bar", has_text="Copiar como código").count() == 1
        assert seen.foreign == []
