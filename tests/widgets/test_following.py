"""The panel beside a notebook, asked over the comm of a real kernel as a front end asks."""

import json
import queue
import time
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

DESIGN = '''
from typing import Annotated

import cadquery as cq

import dfdm
from dfdm import design, mm


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60, wall: Annotated[float, mm(0.2, 6, step=0.2)] = 4.0):
    """A plate with a hole."""
    return cq.Workplane().box(width, 40, wall).faces(">Z").workplane().hole(12)
'''
MORE = '''
thin = plate(wall=0.2)
same = plate()


@design(title="Broken")
def broken(width: Annotated[float, mm(30, 90)] = 60):
    """Nobody can build it."""
    raise ValueError("this radius is too large")
'''


class Front:
    """A front end: runs cells and talks over the panel's comm."""

    def __init__(self, client):
        self.client = client
        self.comm = None
        self.errors = []

    def run(self, code):
        self.client.execute_interactive(code, timeout=120, output_hook=self._output)

    def _output(self, message):
        if message["msg_type"] == "error":
            self.errors.append(message["content"]["evalue"])

    def comms(self):
        asked = self.client.comm_info(target_name="dfdm.panel")
        while True:
            reply = self.client.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == asked:
                return list(reply["content"]["comms"])

    def ask(self, **data):
        if self.comm is None:
            (self.comm,) = self.comms()
        self.client.shell_channel.send(self.client.session.msg("comm_msg", {"comm_id": self.comm, "data": data}))

    def hear(self, wanted, limit_s=120):
        """The first message that is wanted."""
        end, last = time.monotonic() + limit_s, None
        while time.monotonic() < end:
            try:
                message = self.client.get_iopub_msg(timeout=1)
            except queue.Empty:
                continue
            if message["msg_type"] == "comm_msg" and message["content"]["comm_id"] == self.comm:
                last = message["content"]["data"]
                if wanted(last):
                    return last
        raise AssertionError(f"not told within {limit_s} s; last: {json.dumps(last)[:2000]}")

    def state(self, wanted):
        return self.hear(lambda told: told["kind"] == "state" and wanted(told))


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(folder))
    made = Front(client)
    made.folder = Path(folder)
    yield made
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def subject(state, title):
    return next(entry for entry in state["subjects"] if entry["title"] == title)


def all_done(state):
    return state["subjects"] and all(entry["status"] in ("done", "error") for entry in state["subjects"])


def test_there_is_nothing_to_ask_before_dfdm_is_imported(front):
    front.run("import sys")
    assert front.comms() == []


def test_an_import_opens_one_quiet_ear_and_loads_no_modeler(front):
    front.run("import dfdm")
    front.run("import importlib; importlib.reload(dfdm)")
    assert len(front.comms()) == 1
    front.ask(want="state", watching=False)
    state = front.state(lambda told: True)
    assert state["subjects"] == []
    assert not state["working"]
    front.run("assert not {'OCP', 'cadquery', 'vtkmodules', 'numba'} & set(sys.modules), 'a modeler was loaded'")
    assert front.errors == []


def test_what_is_not_looked_at_is_listed_and_not_judged(front):
    front.run(DESIGN)
    state = front.state(lambda told: told["subjects"])
    assert [entry["names"] for entry in state["subjects"]] == [["plate"]]
    assert state["subjects"][0]["status"] == "waiting"
    assert state["subjects"][0]["processes"] == []
    assert not state["working"]


def test_a_panel_that_looks_is_told_verdict_price_and_makers(front):
    front.ask(want="state", watching=True)
    state = front.state(all_done)
    plate = subject(state, "Plate")
    assert plate["size"] == "60 × 40 × 4 mm"
    by = {entry["process"]: entry for entry in plate["processes"]}
    assert len(by) == 12
    assert by["material_extrusion"]["makeable"] == "yes"
    assert by["material_extrusion"]["price"].endswith(" EUR")
    assert any(entry["not_checked"] for entry in by.values())
    assert plate["processes"][0]["makeable"] == "yes"  # the best first
    assert 1 <= len(plate["makers"]["best"]) <= 3
    assert plate["makers"]["able"] > 3
    assert plate["makers"]["synthetic"]


def test_it_follows_the_cells_and_says_what_cannot_be_built(front):
    front.run(MORE)
    state = front.state(lambda told: len(told["subjects"]) == 3 and all_done(told))
    assert subject(state, "Plate")["names"] in (["thin"], ["same", "plate"])
    thin = next(entry for entry in state["subjects"] if entry["names"] == ["thin"])
    plain = next(entry for entry in state["subjects"] if "plate" in entry["names"])
    assert plain["names"] == ["same", "plate"]
    verdict = {entry["process"]: entry["verdict"] for entry in thin["processes"]}
    assert verdict["material_extrusion"] == "fail"
    printed = next(entry for entry in thin["processes"] if entry["process"] == "material_extrusion")
    assert "thin-wall" in {finding["code"] for finding in printed["findings"]}
    broken = subject(state, "Broken")
    assert broken["status"] == "error"
    assert "this radius is too large" in broken["error"]
    front.run("del thin, same, broken")
    assert len(front.state(lambda told: len(told["subjects"]) == 1)["subjects"]) == 1


def test_units_currency_and_language_take_effect(front):
    front.run("thin = plate(wall=0.2)")
    front.ask(want="state", preferences={"units": "inch", "currency": "JPY", "language": "es", "quantity": 5})
    state = front.state(
        lambda told: all_done(told) and told["rates_of"] and told["subjects"][0]["makers"]["quantity"] == 5
    )
    thin = next(entry for entry in state["subjects"] if "thin" in entry["names"])
    assert thin["size"] == "2.362 × 1.575 × 0.008 in"
    printed = next(entry for entry in thin["processes"] if entry["process"] == "material_extrusion")
    wall = next(finding for finding in printed["findings"] if finding["code"] == "thin-wall")
    assert wall["measured"].endswith(" in")
    assert "pared" in wall["message"].lower()
    assert printed["price"] == "" or printed["price"].endswith(" JPY")
    assert state["rates_of"] == "2026-10-30"
    assert thin["makers"]["best"] == [] or all(one["price"].endswith("JPY") for one in thin["makers"]["best"])


@pytest.mark.parametrize(
    ("preferences", "word"),
    [
        ({"units": "cubit"}, "cubit"),
        ({"currency": "XXX"}, "XXX"),
        ({"colour": "red"}, "colour"),
        ({"quantity": "2"}, "'2'"),
    ],
)
def test_preferences_that_make_no_sense_are_told_and_change_nothing(front, preferences, word):
    front.ask(want="state", preferences=preferences)
    state = front.state(lambda told: word in told["wrong"])
    assert state["rates_of"] == "2026-10-30"  # as it was preferred before


@pytest.mark.parametrize(
    ("network", "word"), [("https://example.org/nodes.json", "no host is asked"), ("nowhere.toml", "nowhere.toml")]
)
def test_makers_that_cannot_be_read_are_said(front, network, word):
    front.ask(want="state", preferences={"network": network})
    state = front.state(lambda told: all_done(told) and word in told["subjects"][0]["why_no_makers"])
    assert state["subjects"][0]["makers"] is None
    assert not state["rates_of"]


def test_a_check_gives_the_reports_as_documents(front):
    front.run("del thin")
    front.ask(want="check", preferences={})
    told = front.hear(lambda told: told["kind"] == "checked")
    (written,) = told["documents"]
    assert written["name"] == "plate"
    assert written["document"]["schema"] == "dfdm/reports/1"
    assert len(written["document"]["reports"]) == 12


def test_a_bundle_is_exported_and_verified(front):
    state_of = front.ask(want="state") or front.state(all_done)
    plate = subject(state_of, "Plate")
    front.ask(
        want="export", id="1", subject=plate["id"], path=plate["file"], process="material_extrusion",
        license="", key=str(front.folder / "own.key"), quantity=2,
    )  # fmt: skip
    refused = front.hear(lambda told: told.get("id") == "1")
    assert refused["kind"] == "refused"  # a key file that is named must be there
    front.run(f"from dfdm.verbs import keys; _ = keys('new', {str(front.folder / 'own.key')!r})")
    front.ask(
        want="export", id="2", subject=plate["id"], path=plate["file"], process="material_extrusion",
        license="", key=str(front.folder / "own.key"), quantity=2,
    )  # fmt: skip
    exported = front.hear(lambda told: told.get("id") == "2")
    assert exported["kind"] == "exported"
    assert (front.folder / exported["path"]).is_file()
    front.ask(want="verify", id="3", path=exported["path"])
    assert front.hear(lambda told: told.get("id") == "3")["valid"]
    front.ask(want="export", id="4", subject="gone", path="x.dfdm.zip")
    assert "no longer in the notebook" in front.hear(lambda told: told.get("id") == "4")["why"]


def test_nonsense_is_refused(front):
    front.ask(want="everything", id="9")
    assert "cannot want" in front.hear(lambda told: told.get("id") == "9")["why"]
    assert front.errors == []


def test_a_bench_is_followed_as_it_moves(front):
    front.run("import warnings; bench = dfdm.studio(plate, quantity=2)")
    state = front.state(lambda told: all_done(told) and told["subjects"][0]["kind"] == "bench")
    assert state["subjects"][0]["names"] == ["bench", "plate"]
    before = {entry["process"]: entry["verdict"] for entry in state["subjects"][0]["processes"]}
    assert before["material_extrusion"] == "pass"
    front.run("bench.set(wall=0.2)")

    def moved(told):
        one = next((entry for entry in told["subjects"] if entry["kind"] == "bench"), None)
        if one is None or not all_done(told):
            return False
        return {e["process"]: e["verdict"] for e in one["processes"]}.get("material_extrusion") == "fail"

    bench = next(entry for entry in front.state(moved)["subjects"] if entry["kind"] == "bench")
    assert bench["size"] == "60 × 40 × 0.2 mm"
    assert bench["variant"] == "plate(width=60.0, wall=0.2)"
    front.run("bench.close(); del bench")
    assert [e["kind"] for e in front.state(lambda told: len(told["subjects"]) == 1)["subjects"]] == ["design"]
    assert front.errors == []


def test_a_bench_without_a_name_counts_until_its_design_is_written_anew(front):
    front.run("dfdm.studio(plate)")
    front.run("dfdm.studio(plate, quantity=3)")
    state = front.state(lambda told: told["subjects"] and told["subjects"][0]["kind"] == "bench")
    assert [(entry["kind"], entry["names"]) for entry in state["subjects"]] == [("bench", ["plate"])]
    front.run(DESIGN.replace("hole(12)", "hole(10)"))
    state = front.state(lambda told: told["subjects"][0]["kind"] == "design")
    assert len(state["subjects"]) == 1
    front.run("[one.close() for one in Out.values() if isinstance(one, dfdm.widgets.Studio)]")
    assert front.errors == []


def test_a_notebook_of_many_variants_is_not_judged_one_by_one(front):
    front.run(
        "many = [plate(width=w) for w in range(40, 60)]; globals().update({f'p{i}': v for i, v in enumerate(many)})"
    )
    state = front.state(lambda told: told["left_out"])
    assert len(state["subjects"]) == 12
    assert state["left_out"] == 9  # 20 variants and the design, of which twelve are followed
    front.ask(want="stop")
    assert not front.state(lambda told: not told["working"])["working"]
