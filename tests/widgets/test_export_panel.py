import asyncio
import json
import threading
import time
from pathlib import Path

import pytest

from dfdm import verbs
from dfdm.trust import load_key, new_key, save_key
from dfdm.verbs.exporting import STEPS, Export
from dfdm.widgets import ExportPanel
from tests.widgets.bearing_plate import SECRET


def test_an_export_says_each_step_and_what_it_wrote(exporter, home):
    seen = []
    exporter.observe(lambda c: seen.append([s["words"] for s in c["new"] if s["state"] == "doing"]), "steps")
    exporter.export()
    assert [words for (words,) in filter(None, seen)] == list(STEPS.values())
    assert exporter.level == "done"
    assert {s["state"] for s in exporter.steps} == {"done"}
    assert exporter.sha256 == verbs.verify(exporter.path).sha256
    assert {m["name"] for m in exporter.members} >= {"recipe.json", "rights.odrl.jsonld", "geometry/plate.step"}
    assert (home / "key.pem").exists()
    assert "has no passphrase" in exporter.said
    exporter.verify()
    assert "is whole and signed" in exporter.said
    assert not exporter.busy


def state_of(panel):
    return json.dumps(panel.get_state(), default=repr)


def test_a_passphrase_opens_the_key_and_is_kept_nowhere(exporter, home):
    message = {"do": "export", "passphrase": SECRET}
    exporter._heard(exporter, message, [])
    assert exporter.level == "done", exporter.said
    assert load_key(home / "key.pem", SECRET).did == exporter.info.signer
    assert SECRET not in state_of(exporter) + repr(exporter) + json.dumps(message)
    pem = (home / "key.pem").read_text()
    assert pem.splitlines()[1] not in state_of(exporter)
    assert "passphrase" not in message
    exporter._heard(exporter, {"do": "export", "passphrase": "wrong"}, [])
    assert exporter.level == "failed"
    assert "passphrase is wrong" in exporter.said


def test_a_key_file_is_named_by_its_path(exporter, tmp_path):
    key = new_key()
    save_key(key, tmp_path / "shop.pem", None)
    exporter.key = "file"
    exporter.export()
    assert exporter.level == "failed"
    assert "name the key file" in exporter.said
    exporter.key_path = str(tmp_path / "shop.pem")
    exporter.export()
    assert exporter.info.signer == key.did


@pytest.mark.parametrize("name", STEPS)
def test_an_export_stopped_at_any_step_writes_nothing_and_makes_no_key(exporter, home, tmp_path, name, monkeypatch):
    file = Path(exporter.path)
    file.write_bytes(b"what was there")
    done = getattr(Export, f"_do_{name}")

    def stops(self):
        exporter.stop()
        done(self)

    monkeypatch.setattr(Export, f"_do_{name}", stops)
    exporter.export()
    assert exporter.level == "failed"
    assert "nothing was written" in exporter.said
    assert file.read_bytes() == b"what was there"
    assert [f.name for f in tmp_path.iterdir() if f.name.endswith(".part")] == []
    assert not (home / "key.pem").exists()
    assert not exporter.busy
    monkeypatch.undo()


def test_an_export_from_the_front_end_leaves_the_kernel_free_and_can_be_stopped(exporter, home, monkeypatch):
    monkeypatch.setattr("dfdm.widgets.latest.came_from_front_end", lambda: True)
    begun, stopped = threading.Event(), []
    exporter._on_stop = lambda: stopped.append(True)
    done = Export._do_judge

    def slow(self):
        begun.set()
        time.sleep(0.3)
        done(self)

    monkeypatch.setattr(Export, "_do_judge", slow)

    async def session():
        exporter._heard(exporter, {"do": "export", "passphrase": ""}, [])
        assert exporter.busy  # and already back here
        while not begun.is_set():
            await asyncio.sleep(0.01)
        exporter._heard(exporter, {"do": "export", "passphrase": ""}, [])  # a second order is not taken
        exporter._heard(exporter, {"do": "stop"}, [])
        while exporter.busy:
            await asyncio.sleep(0.01)

    failed = []

    def run():  # in a thread of its own: browser tests leave a loop running in this one
        try:
            asyncio.run(asyncio.wait_for(session(), 120))
        except BaseException as error:  # noqa: BLE001 - whatever it is is looked at below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(150)
    assert failed == []
    assert stopped == [True]
    assert exporter.said.startswith("Stopped: nothing was written")
    assert [s["state"] for s in exporter.steps].count("done") == list(STEPS).index("judge") + 1
    assert not Path(exporter.path).exists()
    assert not (home / "key.pem").exists()


def test_whatever_is_raised_is_said_and_the_panel_stays_usable(home, tmp_path):
    def breaks():
        raise RuntimeError("no such thing")

    panel = ExportPanel(breaks)
    panel.export()
    assert panel.said == "RuntimeError: no such thing"
    assert not panel.busy
    panel.path = str(tmp_path / "none.zip")
    panel.verify()
    assert panel.level == "failed"
