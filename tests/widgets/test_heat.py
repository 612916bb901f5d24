import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import cadquery as cq
import numpy as np
import pytest
import traitlets

from dfdm.checks import CHECKS
from dfdm.designs.sources import as_model
from dfdm.errors import InputError
from dfdm.geometry import SHADES
from dfdm.processes import capability
from dfdm.widgets import HeatControl, Viewer, heat, latest

NOW = datetime(2026, 11, 1, tzinfo=UTC)


class Shown(traitlets.HasTraits):
    """What the control needs of a viewer: the model, its revision, and what it was told to show."""

    revision = traitlets.Int(0)

    def __init__(self, thing):
        super().__init__()
        self.model = as_model(thing, name="part")
        self.log = []

    def shade(self, shade, *, part=0):
        self.log.append((shade, part))

    def unshade(self):
        self.log.append(None)

    def change(self, thing):
        self.model = as_model(thing, name="part")
        self.revision += 1


def shelf():
    """A wall of 1.2 with a board of 5 on top that sticks out by 10."""
    return cq.Workplane().box(1.2, 20, 20).union(cq.Workplane().box(11.2, 20, 5).translate((5, 0, 12.5)))


@pytest.fixture
def viewer():
    return Shown(shelf())


def test_the_viewer_itself_shows_it():
    viewer = Viewer(shelf())
    control = HeatControl(viewer, "material_extrusion")
    control.quantity = "thickness"
    assert viewer.scale["title"] == "Wall thickness" and viewer.scale["limit"] == 0.8
    assert len(viewer.scalars) == 4 * len(control.shown.values)
    assert "Wall thickness: 1.2 to" in repr(viewer)
    viewer.model = as_model(cq.Workplane().box(10, 10, 3))
    assert "Wall thickness: 3 to 10 mm" in repr(viewer)
    control.quantity = ""
    assert viewer.scale == {} and "thickness" not in repr(viewer)


def test_limits_are_those_that_checks_read():
    read = {limit for key in CHECKS for limit in CHECKS[key].limits}
    assert read.issuperset(limit for limits in heat._LIMITS.values() for limit in limits)
    assert set(heat._ASKS) == {"", *SHADES} == {name for _, name in heat._QUANTITIES}


def visible(control):
    return {name for name, field in control.fields.items() if field.layout.display != "none"}


def test_nothing_is_colored_before_a_quantity_is_chosen(viewer):
    control = HeatControl(viewer)
    assert viewer.log == [] and visible(control) == set() and control.shown is None
    assert repr(control) == "The part is not colored by a quantity."


def test_a_chosen_quantity_is_shown_with_the_limit_of_the_process(viewer):
    control = HeatControl(viewer, "material_extrusion")
    control.quantity = "thickness"
    shade, part = viewer.log[-1]
    assert (shade.limit, part) == (0.8, 0)
    assert np.nanmin(shade.values) == pytest.approx(1.2)
    assert visible(control) == {"limit"}
    assert "wall thickness advised of material extrusion in pla" in control.status.value
    assert control.told == repr(control) and "None of it is below the limit" in control.told


def test_the_limit_follows_what_is_offered_and_yields_to_the_hand(viewer):
    control = HeatControl(viewer, "material_extrusion")
    control.quantity = "thickness"
    control.fields["limit"].value = 2.0
    assert viewer.log[-1][0].limit == 2.0
    assert "% of the surface is below the limit" in control.told and "advised" not in control.status.value
    control.offer(capability("powder_bed_fusion_polymer"))
    assert viewer.log[-1][0].limit == 1.0
    control.offer(None)
    assert viewer.log[-1][0].limit is None


@pytest.mark.parametrize(
    ("quantity", "fields", "limit"),
    [
        ("overhang", {"direction", "limit"}, 45.0),
        ("hang", {"direction", "angle", "limit"}, 1.0),
        ("gap", {"limit"}, 0.2),
    ],
)
def test_each_quantity_asks_for_what_it_needs(viewer, quantity, fields, limit):
    control = HeatControl(viewer, "material_extrusion")
    control.quantity = quantity
    assert visible(control) == fields and viewer.log[-1][0].limit == limit


def test_directions_and_tools_are_passed_on(viewer):
    control = HeatControl(viewer)
    control.quantity = "hang"
    assert np.nanmax(np.where(np.isfinite(viewer.log[-1][0].values), viewer.log[-1][0].values, 0)) == pytest.approx(
        10, abs=0.3
    )
    control.lay((0.0, 0.0, -1.0))
    assert not (viewer.log[-1][0].values > 0.5)[np.isfinite(viewer.log[-1][0].values)].any()
    control.lay((1.0, 0.0, 1.0), "tilted")
    assert control.fields["direction"].label == "tilted"
    control.quantity = "reach"
    assert visible(control) == {"sides", "diameter", "stickout"}
    assert (viewer.log[-1][0].values == 0.0).all()
    control.fields["sides"].value = "+z"
    assert viewer.log[-1][0].values.max() > 10.0  # beneath the board, from above
    control.fields["diameter"].value = 3.0
    assert "3 mm end mill" in viewer.log[-1][0].title


def test_draft_is_taken_along_the_pull(viewer):
    control = HeatControl(viewer, "injection_molding")
    control.quantity = "draft"
    assert control.fields["direction"].description == "Pull" and control.limit == 1.0
    assert set(np.unique(viewer.log[-1][0].values)) == {-90.0, 0.0, 90.0}


def test_nothing_chosen_again_takes_the_colors_away(viewer):
    control = HeatControl(viewer)
    control.quantity = "thickness"
    control.quantity = ""
    assert viewer.log[-1] is None and control.told == ""


def test_another_model_is_looked_at_anew(viewer):
    control = HeatControl(viewer)
    control.quantity = "thickness"
    viewer.change(cq.Workplane().box(10, 10, 3))
    assert np.nanmin(viewer.log[-1][0].values) == pytest.approx(3.0)


def test_the_same_question_is_answered_once(viewer):
    control = HeatControl(viewer)
    control.quantity = "thickness"
    first = viewer.log[-1][0]
    control.quantity = "gap"
    control.quantity = "thickness"
    assert viewer.log[-1][0] is first


def test_a_part_of_several_is_chosen():
    viewer = Shown(
        cq.Assembly().add(cq.Workplane().box(9, 9, 3), name="lid").add(cq.Workplane().box(9, 9, 2), name="base")
    )
    control = HeatControl(viewer)
    assert control.part.layout.display == "none"
    control.quantity = "thickness"
    assert control.part.layout.display is None
    control.part.value = 1
    shade, part = viewer.log[-1]
    assert part == 1
    thickness = {0: 3.0, 1: 2.0} if viewer.model.parts[0].name == "lid" else {0: 2.0, 1: 3.0}
    assert np.nanmin(shade.values) == pytest.approx(thickness[1])


def test_a_scan_is_compared_where_it_lies(viewer, tmp_path):
    path = tmp_path / "scan.stl"
    cq.exporters.export(shelf().translate((0, 0, 0.1)), str(path))
    control = HeatControl(viewer)
    control.quantity = "deviation"
    assert viewer.log == [] and "Load a scan" in control.status.value
    control.fields["scan"].value = (
        {"name": "scan.stl", "type": "", "size": 0, "content": memoryview(path.read_bytes()), "last_modified": NOW},
    )
    assert viewer.log[-1][0].values.max() == pytest.approx(0.1, abs=1e-5)
    assert viewer.log[-1][0].values.min() == pytest.approx(-0.1, abs=1e-5)
    control.receive(shelf())
    assert np.abs(viewer.log[-1][0].values).max() == pytest.approx(0.0, abs=1e-6)
    with pytest.raises(InputError, match="2 parts"):
        control.receive(cq.Assembly().add(cq.Workplane().box(9, 9, 3)).add(cq.Workplane().box(9, 9, 2)))


@pytest.mark.parametrize("name", ["scan.stl", "scan.exe"])
def test_a_broken_scan_is_one_message(viewer, name):
    control = HeatControl(viewer)
    control.quantity = "deviation"
    content = memoryview(b"<b>not a mesh</b>")
    control.fields["scan"].value = ({"name": name, "type": "", "size": 17, "content": content, "last_modified": NOW},)
    assert viewer.log == [] and "error-color" in control.status.value and "<b>" not in control.status.value


def test_what_cannot_be_looked_at_is_said(viewer):
    open_box = cq.Shell.makeShell(cq.Workplane().box(9, 9, 9).faces("not >Z").vals())
    viewer.change(open_box)
    control = HeatControl(viewer)
    control.quantity = "reach"
    assert viewer.log == [] and "open" in control.status.value and "error-color" in control.status.value


def test_from_the_front_end_it_is_worked_off_in_a_thread(viewer, monkeypatch):
    control = HeatControl(viewer)
    monkeypatch.setattr(latest, "came_from_front_end", lambda: True)

    async def run():
        control.quantity = "thickness"
        assert viewer.log == []
        for _ in range(600):
            await asyncio.sleep(0.02)
            if viewer.log:
                return

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
    assert viewer.log[-1][0].title == "Wall thickness"
