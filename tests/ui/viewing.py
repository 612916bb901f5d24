"""Viewers on a page without a kernel, and what is read off their pictures."""

import io
import os
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest
from PIL import Image

from tests.ui.harness import Pages, answering, traits_of

PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
SHARED = (
    "Object.getOwnPropertySymbols(globalThis).filter(s => String(s).includes('dfdm.renderer')).map(s => globalThis[s])"
)
"""The renderers that the page holds."""


@pytest.fixture(scope="module")
def pages():
    light, dark = Pages(), Pages(dark=True)
    yield {False: light, True: dark}
    light.close()
    dark.close()


@pytest.fixture
def shown(browser, pages):
    """Show viewers on one page: `shown(viewer, …)`; with `kernel` they answer. What the page complains of fails the test."""
    made = []

    def show(*viewers, kernel=True, dark=False, width=760, height=640):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on(
            "console", lambda message: page.wrong.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((pages[dark].url, "blob:", "data:")) else page.wrong.append(request.url)
            ),
        )
        if kernel:
            answering(page, viewers)
        page.goto(pages[dark].url)
        page.wait_for_function("window.ready")
        for viewer in viewers:
            page.evaluate("([traits, kernel]) => window.show(traits, kernel)", [traits_of(viewer), kernel])
        settle(page)
        made.append(page)
        return page

    yield show
    for page in made:
        page.close()
    assert [page.wrong for page in made] == [[]] * len(made)


def settle(page):
    """Two pictures later everything asked for is drawn."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
    )


def put(page, viewer, *names, place=0):
    page.evaluate("([place, traits]) => window.put(place, traits)", [place, traits_of(viewer, *names)])
    settle(page)


def press(page, *keys):
    page.locator(".dfdm-frame").first.focus()
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def pixels(page, place=0):
    """The 3D view alone, as it is drawn, without what lies over it."""
    url = page.locator(".dfdm-frame canvas").nth(place).evaluate("canvas => canvas.toDataURL()")
    raw = page.evaluate("async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer()))", url)
    return np.asarray(Image.open(io.BytesIO(bytes(raw))).convert("RGBA")).astype(int)


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(PICTURES) / f"viewer-{name}.png"))


def body(picture):
    return picture[..., 3] > 200


def hue(picture, high, low):
    """Share of the part in which one channel is well above another."""
    return (body(picture) & (picture[..., high] > picture[..., low] + 60)).sum() / max(body(picture).sum(), 1)


def cap(picture):
    """Pixels in the color of a cut surface."""
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    return body(picture) & (red > 200) & (green > 185) & (blue < 200) & (red - blue > 40)


def hollow():
    """A box of 40 x 30 x 20 with walls of 3, closed all around."""
    return cq.Workplane().box(40, 30, 20).cut(cq.Workplane().box(34, 24, 14))


SCALE = {"title": "Wall thickness", "unit": "mm", "low": 0.0, "high": 4.0, "limit": 2.0, "palette": "threshold"}


def by_x(viewer):
    """Values that grow from 0 to 4 mm along x, as on the part's own vertices."""
    x = viewer.model.parts[0].part.mesh.vertices[:, 0]
    return 4 * (x - x.min()) / np.ptp(x)


def click(page, x, y):
    """Click at a place of the picture, in pixels of it."""
    box = page.locator(".dfdm-frame canvas").bounding_box()
    page.mouse.click(float(box["x"] + x), float(box["y"] + y))


def measure(page, *places):
    for place in places:
        click(page, *place)
        page.wait_for_timeout(80)
    return page.locator(".dfdm-answer")
