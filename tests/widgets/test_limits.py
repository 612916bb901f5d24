"""Limits along the sliders are found while nobody waits, and a remedy moves the parameter that governs a finding."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm
from dfdm.sweeps import Bands, ProcessBands, Resolution
from dfdm.sweeps.trials import close_worker
from dfdm.widgets import latest, studio
from dfdm.widgets.building import Builder
from dfdm.widgets.limits import shown_bands

LIMIT_S = 240.0
"""What nothing here comes near."""


@design(title="Plate")
def plate(
    wall: Annotated[float, mm(0.2, 3, step=0.2)] = 2.0,
    width: Annotated[float, mm(30, 60, step=15)] = 45,
    finish: str = "",
):
    """A plate that is too thin to print below 0.4 mm, and easily so only from 0.8 mm."""
    return cq.Workplane().box(width, 40, wall)


@pytest.fixture(scope="module", autouse=True)
def _workers():
    """One worker of each kind for the tests of this module."""
    kept = Builder()
    yield
    kept.close()
    close_worker()


def in_a_loop(run):
    """Run it as a kernel does, in a thread of its own: the browser tests leave a loop in this one."""

    async def limited():
        return await asyncio.wait_for(run(), LIMIT_S)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, limited()).result()


async def until(condition):
    while not condition():
        await asyncio.sleep(0.02)


def states(bench, parameter):
    return [(b["state"], b["from"], b["to"]) for b in bench.form.bands if b["parameter"] == parameter]


def test_bands_stream_in_and_a_remedy_turns_the_verdict_and_back():
    async def run():
        bench = studio(plate)
        try:
            bench.processes.selected = "material_extrusion"
            bench.set(wall=0.4)
            await until(lambda: bench.form.searching)
            await until(lambda: bench.form.bands)
            await until(lambda: not bench.form.searching)
            assert states(bench, "wall") == [("fails", 0.2, 0.2), ("warned", 0.4, 0.6), ("makeable", 0.8, 3.0)]
            assert {state for state, _, _ in states(bench, "width")} == {"warned"}
            first, second = bench.form.limits["wall"]
            assert first.startswith("Makeable from 0.4 to 3 mm; below: wall thickness")
            assert second.startswith("Warns from 0.4 to 0.6 mm: wall thickness")
            thin = next(row["id"] for row in bench.findings.rows if row["verdict"] == "warn")
            assert bench.findings.found[thin][1].parameter == "wall"
            assert bench.findings.moves[thin].value == 0.8
            assert (
                bench.findings.found[thin][1].remedy.count("0.8 mm") == 2
            )  # the remedy, and once the value that mends
            reports = bench.findings.reports
            bench.processes.selected = "milling"  # what was found stays with its process
            bench.processes.selected = "material_extrusion"
            assert bench.findings.reports == reports
            bench.findings.mend(thin)
            assert bench.form.values["wall"] == 0.8
            assert bench.findings.reports[0].verdict.value == "pass"
            assert bench.form.undoes == "wall to 0.4 mm"
            bench.form.undo()
            assert bench.findings.reports[0].verdict.value == "warn"
        finally:
            bench.close()

    in_a_loop(run)


def test_what_is_looked_for_is_dropped_when_a_hand_moves_and_taken_up_again():
    async def run():
        bench = studio(plate)
        try:
            bench.processes.selected = "material_extrusion"
            await until(lambda: bench.form.bands)
            sweeper = bench._limits._sweeper
            bench.form.attempt(width=60)
            assert not sweeper.busy
            assert bench.form.searching == ""
            before = list(bench.form.bands)
            await asyncio.sleep(0.6)
            assert bench.form.bands == before  # nothing is told behind the hand's back
            bench.set(width=60)
            assert all(b["parameter"] == "width" for b in bench.form.bands)
            await until(lambda: not bench.form.searching and states(bench, "wall"))
            bench.processes.selected = "turning"
            assert bench.form.bands == []  # of another process
            await until(lambda: bench.form.bands)
            assert {band["process"] for band in bench.form.bands} == {"turning"}
        finally:
            bench.close()
        assert bench._limits._sweeper is None

    in_a_loop(run)


def test_a_script_waits_for_no_limits():
    bench = studio(plate)
    try:
        bench.set(wall=0.4)
        assert (bench.form.searching, bench._limits._sweeper) == ("", None)
    finally:
        bench.close()


def test_a_dragged_slider_shows_glimpses_and_the_part_itself_when_let_go(monkeypatch):
    async def run():
        bench = studio(plate)
        monkeypatch.setattr(latest, "came_from_front_end", lambda: True)
        shown, said = [], []
        bench.viewer.observe(lambda change: shown.append(change["new"]), "description")
        bench.status.observe(lambda change: said.append(change["new"]), "words")
        try:
            verdicts = [row["cells"] for row in bench.processes.rows]
            for wall in (1.8, 1.6, 1.4, 1.2, 1.0):
                bench.form.attempt(wall=wall)
            await until(lambda: "1 mm" in bench.viewer.description)
            assert bench._glimpses.shown
            assert len(shown) < 5  # overtaken values are passed over
            assert bench.viewer.model.parts[0].part.kind == "mesh"
            assert [row["cells"] for row in bench.processes.rows] == verdicts
            await until(lambda: bench.status.words.startswith("Let go"))
            bench.set(wall=1.0)
            await until(lambda: bench.status.words.startswith("Up to date"))
            assert bench.viewer.model.parts[0].part.kind == "brep"
            assert bench.form.values["wall"] == 1.0
            bench.form.attempt(wall=1.2)
            await until(lambda: "1.2 mm" in bench.viewer.description)
            bench.form.attempt()  # let go where it began
            await until(lambda: bench.status.words.startswith("Up to date"))
            assert "× 1 mm" in bench.viewer.description
            assert bench.viewer.model.parts[0].part.kind == "brep"
            assert not any(
                "Checking" in words for words in said[: said.index("Let go of the slider to have it judged.")]
            )
        finally:
            bench.close()

    in_a_loop(run)


def test_of_choices_there_is_nothing_to_draw_along_a_slider():
    of_choices = Bands(
        design="plate",
        parameter="kind",
        unit="",
        value="thin",
        values={"kind": "thin"},
        lower=None,
        upper=None,
        language="en",
        processes=(ProcessBands(process="milling", material="", machine="", node="", offers=1, bands=()),),
        resolution=Resolution(step=None, widest_gap=None, every_value=True),
        tried=0,
        complete=True,
    )
    assert shown_bands(of_choices) == []
