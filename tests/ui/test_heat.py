"""A part colored by a quantity in a real browser: chosen with the keyboard, drawn, told in words, taken away again."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.ui

CELL = """
import cadquery as cq, ipywidgets
from dfdm.widgets import HeatControl, Viewer
body = cq.Workplane().box(60, 40, 5).union(cq.Workplane().box(0.6, 40, 30).translate((10, 0, 15)))
viewer = Viewer(body, name="fin")
heat = HeatControl(viewer, "material_extrusion")
ipywidgets.VBox([viewer, heat])
"""
PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
"""Folder to keep pictures in, for eyes."""


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def seen(page):
    page.wait_for_timeout(600)
    png = page.locator(".dfdm-frame canvas").first.screenshot()
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def warm(pixels):
    """Share of pixels in the colors of what is beyond a limit."""
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return ((red > 120) & (red > 1.3 * green) & (green > 1.2 * blue)).mean()


@pytest.mark.parametrize("dark", [False, True])
def test_a_quantity_is_chosen_drawn_and_told(lab, opened, dark):
    page, found = opened(lab, lab.notebook(f"heat-{dark}.ipynb", CELL), dark=dark, size=(700 if dark else 1000, 1150))
    choice = page.get_by_label("Color by", exact=True)
    choice.wait_for(timeout=60_000)
    page.locator(".dfdm-frame canvas").first.wait_for(timeout=60_000)
    assert warm(seen(page)) < 0.001
    choice.focus()
    page.keyboard.type("wall")
    page.get_by_text("% of the surface is below the limit").first.wait_for(timeout=60_000)
    keep(page, f"heat-thickness-{'dark' if dark else 'light'}")
    assert warm(seen(page)) > 0.01  # the fin is thinner than is advised
    choice.select_option("left by a tool")
    page.get_by_text("Left by a 6 mm end mill").first.wait_for(timeout=60_000)
    keep(page, f"heat-reach-{'dark' if dark else 'light'}")
    assert (
        page.get_by_label("Diameter, mm", exact=True).is_visible()
        and not page.get_by_label("Limit, mm", exact=True).is_visible()
    )
    choice.select_option("deviation of a scan")
    page.get_by_text("Load a scan").wait_for(timeout=60_000)
    keep(page, f"heat-deviation-{'dark' if dark else 'light'}")
    assert warm(seen(page)) < 0.001
    assert not found.errors and not found.foreign
