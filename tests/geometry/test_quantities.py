import gc
import json
import os
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor

import cadquery as cq
import pytest

from dfdm.errors import CanceledError, GeometryError
from dfdm.facts import NotMeasured
from dfdm.facts.measurements import QUANTITIES
from dfdm.geometry import QUANTITY, Part, cache, facts_of, quantities


@pytest.fixture
def part():
    return Part.from_shape(cq.Workplane().box(20, 20, 2).faces(">Z").workplane().hole(4).val(), name="plate")


@pytest.fixture
def measured(monkeypatch):
    """Names of the quantities that were really measured, in order."""
    seen = []

    def watch(name):
        original = QUANTITY[name]

        def measure(part):
            seen.append(name)
            return original(part)

        return measure

    monkeypatch.setattr(quantities, "QUANTITY", {name: watch(name) for name in QUANTITY})
    return seen


def failing(monkeypatch, name, error):
    def measure(part):
        raise error

    monkeypatch.setattr(quantities, "QUANTITY", {**QUANTITY, name: measure})


def test_the_register_has_every_quantity_of_the_facts():
    assert set(QUANTITY) == set(QUANTITIES)


def test_facts_are_measured_when_asked_for_and_once(part, measured):
    facts = facts_of(part, count=3)
    assert (facts.name, facts.count, measured) == ("plate", 3, [])
    assert facts.body.volume_mm3 == pytest.approx(2 * (400 - 12.566371), abs=1e-5)
    assert facts.walls is facts.walls and measured == ["walls"]


def test_a_kernel_that_fails_is_a_reason(part, monkeypatch):
    from OCP.StdFail import StdFail_NotDone

    failing(monkeypatch, "walls", StdFail_NotDone("BRep_API: command not done\nmore"))
    facts = facts_of(part)
    assert facts.walls is None
    assert facts.why_not("walls") == "measuring walls failed: StdFail_NotDone: BRep_API: command not done"
    assert facts.gaps is not None


def test_geometry_that_does_not_serve_is_a_reason(part, monkeypatch):
    failing(monkeypatch, "holes", GeometryError("holes need a B-rep"))
    assert facts_of(part).why_not("holes") == "holes need a B-rep"


def test_what_must_stop_the_run_stops_it(part, monkeypatch):
    failing(monkeypatch, "walls", CanceledError("stopped"))
    with pytest.raises(CanceledError):
        facts_of(part).quantity("walls")


def test_kept_measurements_serve_the_next_time(part, measured, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    first = facts_of(part, cache_key="abc")
    written = first.walls.to_dict("thickness_mm")
    again = facts_of(part, cache_key="abc")
    assert again.walls.to_dict("thickness_mm") == written and again.body == first.body
    assert measured == ["walls"]
    facts_of(part, cache_key="other").quantity("walls")
    assert measured == ["walls", "walls"]
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_first_run_judges_the_same_figures_as_a_second(part, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    first, second = facts_of(part, cache_key="k"), facts_of(part, cache_key="k")
    assert first.walls.area_mm2.tolist() == second.walls.area_mm2.tolist()
    assert facts_of(part).walls.area_mm2.tolist() == second.walls.area_mm2.tolist()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"name": 1}', json.dumps({"not_measured": 4})])
def test_a_damaged_entry_is_measured_again(part, measured, monkeypatch, tmp_path, damage):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    facts_of(part, cache_key="abc").quantity("walls")
    for entry in tmp_path.rglob("*.json"):
        entry.write_text(damage, encoding="utf-8")
    cache.forget()
    assert facts_of(part, cache_key="abc").walls is not None
    assert measured == ["walls", "walls"]
    cache.forget()
    assert facts_of(part, cache_key="abc").walls is not None
    assert measured == ["walls", "walls"]  # it was written anew


def test_a_figure_that_was_changed_on_disk_is_not_believed(part, measured, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    facts_of(part, cache_key="abc").quantity("walls")
    (entry,) = tmp_path.rglob("walls.json")
    document = json.loads(entry.read_text(encoding="utf-8"))
    document["facts"]["walls"]["curve"][0]["area_mm2"] = 123.0
    entry.write_text(json.dumps(document), encoding="utf-8")
    cache.forget()
    facts_of(part, cache_key="abc").quantity("walls")
    assert measured == ["walls", "walls"]


def test_what_a_changed_measure_kept_is_not_served(part, measured, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    facts_of(part, cache_key="abc").quantity("walls")
    monkeypatch.setattr(cache, "measure_version", lambda: "another")
    facts_of(part, cache_key="abc").quantity("walls")
    assert measured == ["walls", "walls"]


def test_the_version_of_the_measure_covers_its_code(monkeypatch, tmp_path):
    for name in ("geometry", "facts"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "walls.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "geometry" / "cache.py"))
    versions = [cache.measure_version.__wrapped__()]
    (tmp_path / "facts" / "walls.py").write_text("2", encoding="utf-8")
    versions.append(cache.measure_version.__wrapped__())
    (tmp_path / "geometry" / "gaps.py").write_text("", encoding="utf-8")
    versions.append(cache.measure_version.__wrapped__())
    assert len(set(versions)) == 3


def test_many_threads_measure_once_and_agree(part, measured, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    facts = facts_of(part, cache_key="abc")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: facts.quantity(name), ["walls", "gaps", "cavities"] * 8))
    assert all(one is two for one, two in zip(found, found[3:], strict=False))
    assert sorted(measured) == ["cavities", "gaps", "walls"]


def test_threads_with_facts_of_their_own_read_whole_entries(part, monkeypatch, tmp_path):
    """Every one writes and reads the same entries at the same time; none sees half of one."""
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    truth = facts_of(part).walls.to_dict("thickness_mm")

    def work(_):
        cache.forget()
        return facts_of(part, cache_key="abc").walls.to_dict("thickness_mm")

    with ThreadPoolExecutor(4) as pool:
        assert all(found == truth for found in pool.map(work, range(24)))
    assert not list(tmp_path.rglob("*.tmp"))


WRITER = """
import sys
import weakref
import cadquery as cq
from dfdm.geometry import Part, cache, facts_of
part = Part.from_shape(cq.Workplane().box(20, 20, 2).val(), name="plate")
walls = facts_of(part).walls
kept = cache.Cache.at_key("abc")
print("ready", flush=True)
sys.stdin.readline()
for _ in range(300):
    cache.forget()
    found = kept.read("walls")
    assert found is None or found.to_dict("thickness_mm") == walls.to_dict("thickness_mm")
    kept.keep("walls", walls)
print("agreed")
"""


def test_two_processes_share_the_cache(tmp_path):
    environment = {**os.environ, "DFDM_CACHE": str(tmp_path)}
    two = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
        )
        for _ in range(2)
    ]
    for process in two:
        assert process.stdout.readline() == "ready\n"
    for process in two:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in two] == ["agreed\n"] * 2
    assert not list(tmp_path.rglob("*.tmp"))


def test_reasons_are_not_kept(part, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    failing(monkeypatch, "walls", ValueError("once"))
    assert isinstance(facts_of(part, cache_key="abc").quantity("walls"), NotMeasured)
    monkeypatch.undo()
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    assert facts_of(part, cache_key="abc").walls is not None


def test_off_and_a_place_that_cannot_be_written_keep_nothing(part, monkeypatch, tmp_path):
    monkeypatch.setenv("DFDM_CACHE", "off")
    assert facts_of(part, cache_key="abc").walls is not None
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("DFDM_CACHE", str(blocked))
    assert facts_of(part, cache_key="abc").walls is not None
    assert blocked.read_text(encoding="utf-8") == ""


def test_the_cache_lies_where_the_platform_keeps_caches(monkeypatch, tmp_path):
    monkeypatch.delenv("DFDM_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(cache.sys, "platform", "linux")
    assert cache.cache_folder() == tmp_path / "dfdm"
    monkeypatch.setattr(cache.sys, "platform", "win32")
    assert cache.cache_folder() == tmp_path / "dfdm" / "cache"
    monkeypatch.setattr(cache.sys, "platform", "darwin")
    assert cache.cache_folder().parts[-3:] == ("Library", "Caches", "dfdm")


def test_pieces_of_an_orientation_are_measured_when_asked_for_and_kept(part, monkeypatch, tmp_path):
    from dfdm.geometry import orientation

    seen = []
    watched = {
        name: lambda p, up, name=name, measure=measure: (seen.append((name, up)), measure(p, up))[1]
        for name, measure in orientation.LYING.items()
    }
    monkeypatch.setattr(orientation, "LYING", watched)
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    first = facts_of(part, cache_key="abc")
    way = first.orientations[0]
    assert way.footing_area_mm2 == pytest.approx(400 - 12.566, rel=0.01) and seen == []
    area = way.sections.area_mm2
    assert way.sections.area_mm2 is area and seen == [("sections", (0.0, 0.0, 1.0))]
    from dfdm.geometry import cache

    cache.forget()
    again = facts_of(part, cache_key="abc")
    assert again.orientations[0].sections.area_mm2.tolist() == area.tolist()
    assert facts_of(part).orientations[0].sections.area_mm2.tolist() == area.tolist()
    assert seen == [("sections", (0.0, 0.0, 1.0))] * 2  # the second time without a key


def test_a_piece_that_fails_says_why(part, monkeypatch):
    from dfdm.geometry import orientation

    def fails(part, up):
        raise ValueError("no")

    monkeypatch.setattr(orientation, "LYING", {**orientation.LYING, "hangs": fails})
    with pytest.raises(GeometryError, match="hangs: measuring hangs"):
        _ = facts_of(part).orientations[0].overhang


def test_an_orientation_travels_with_what_is_known(part):
    import pickle

    way = facts_of(part).orientations[0]
    assert way.sections is not None
    arrived = pickle.loads(pickle.dumps(way))
    assert arrived.sections.area_mm2.tolist() == way.sections.area_mm2.tolist()
    with pytest.raises(GeometryError, match="it was not measured"):
        _ = arrived.hangs


def test_a_part_that_is_no_longer_used_is_given_back_without_a_collection(part):
    gc.collect()
    gc.disable()  # a circle would wait for it, and thousands of variants would fill the memory meanwhile
    try:
        other = Part.from_shape(cq.Workplane().box(30, 20, 2).faces(">Z").workplane().hole(4).val())
        facts = facts_of(other)
        for name in QUANTITIES:
            facts.quantity(name)
        for way in facts.orientations:
            assert way.hangs and way.sections and way.held is not None
        assert facts.reach.tools is not None
        left = weakref.ref(other), weakref.ref(facts)
        del other, facts, way
        assert [reference() for reference in left] == [None, None]
    finally:
        gc.enable()


def test_an_orientation_measures_when_its_facts_are_gone(part):
    way = facts_of(part).orientation((0.0, 1.0, 0.0))
    assert way.hangs.overhang is not None
