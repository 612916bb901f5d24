import subprocess
import sys
from pathlib import Path
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm
from dfdm.errors import ParameterError
from dfdm.processes import catalog
from dfdm.widgets import Studio, judging, studio


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60, wall: Annotated[float, mm(0.2, 6, step=0.2)] = 4.0):
    """A plate with a hole."""
    if width == 31:
        raise ValueError("no plate is 31 wide")
    return cq.Workplane().box(width, 40, wall).faces(">Z").workplane().hole(12)


def prices(bench):
    return {row["id"]: row["cells"]["price"] for row in bench.processes.rows}


def verdicts(bench):
    return {row["id"]: row["verdict"] for row in bench.processes.rows}


@pytest.fixture
def bench():
    return studio(plate, quantity=25)


def test_all_of_it_follows_one_parameter(bench):
    assert set(verdicts(bench)) >= {"laser_cutting", "material_extrusion", "milling"}
    assert verdicts(bench)["material_extrusion"] == "pass"
    before, first = prices(bench), bench.viewer.revision
    bench.processes.selected = "material_extrusion"
    bench.form.fields["wall"].value = 0.2
    assert verdicts(bench)["material_extrusion"] == "fail"
    assert prices(bench)["material_extrusion"] != before["material_extrusion"]
    assert bench.viewer.revision == first + 1
    assert bench.findings.reports[0].process == "material_extrusion"
    assert "0.2 mm" in bench.viewer.description
    assert "Up to date" in bench.status.words


def test_the_best_of_those_with_a_price_is_chosen_at_first(bench):
    first = bench.processes.rows[0]
    assert bench.process == first["id"]
    assert (first["cells"]["makeable"], first["cells"]["price"][-3:]) == ("yes", "EUR")
    made = [row["cells"]["makeable"] for row in bench.processes.rows]
    assert made == sorted(made, key=["yes", "unknown", "no"].index)
    assert set(verdicts(bench)) == set(catalog().processes)


@pytest.mark.parametrize("together_s", [0.0, 60.0])
def test_the_chosen_process_is_judged_first_and_the_others_are_marked_meanwhile(bench, monkeypatch, together_s):
    monkeypatch.setattr(judging, "_TOGETHER_S", together_s)
    at_once = int(together_s > 0)  # the part is shown with its first verdict
    bench.processes.selected = "turning"
    words, waiting, shown = [], [], []
    bench.status.observe(lambda change: words.append(change["new"]), "words")
    bench.processes.observe(lambda _: waiting.append([r["id"] for r in bench.processes.rows if r["stale"]]), "rows")
    bench.findings.observe(lambda _: shown.append(bench.findings.caption), "rows")
    bench.set(wall=3.0)
    count = len(catalog().processes)
    checking = [text for text in words if "Checking" in text]
    assert len(checking) == count - at_once
    assert at_once or f"Checking 1 of {count}: turning …" in checking[0]
    left = [len(terms) for terms in waiting]
    assert left[: 2 - at_once] == [count, count - 1][at_once:]  # the chosen one is shown at once, others in bunches
    assert left[-1] == 0
    assert left == sorted(left, reverse=True)
    assert "turning" not in waiting[1 - at_once]
    assert len(shown) <= 2  # findings are not drawn anew for processes that nobody looks at


def test_a_page_is_told_verdict_and_price_before_it_is_given_the_part_to_draw(bench, monkeypatch):
    monkeypatch.setattr(judging, "_TOGETHER_S", 60.0)
    told = []
    for name in ("viewer", "processes", "findings"):
        send = type(getattr(bench, name)).send_state

        def noted(self, key=None, name=name, send=send):
            told.append((name, {key} if isinstance(key, str) else set(key or ())))
            return send(self, key)

        monkeypatch.setattr(type(getattr(bench, name)), "send_state", noted)
    bench.set(wall=0.2)
    order = [name for name, key in told if name != "viewer" or "revision" in key]
    assert order.index("viewer") > order.index("processes")
    assert order.index("viewer") > order.index("findings")
    drawn = next(key for name, key in told if name == "viewer" and "revision" in key)
    assert {"vertices", "description"} <= drawn  # one message, one redraw


def test_a_process_chosen_while_the_part_is_built_is_judged_too(bench, monkeypatch):
    begun, judge = [], judging.judged

    def choosing(variant, term, *args, **named):
        if not begun:
            begun.append(term)
            bench.processes.selected = "turning"
        return judge(variant, term, *args, **named)

    bench.processes.selected = "milling"
    monkeypatch.setattr(judging, "judged", choosing)
    bench.set(wall=2.5)
    assert begun == ["milling"]
    assert bench.process == "turning"
    assert {report.process for report in bench.findings.reports} == {"turning"}
    assert set(bench.reports) == set(catalog().processes)
    assert all(report.process == term for term, reports in bench.reports.items() for report in reports)


def test_a_quantity_moves_the_price(bench):
    before = prices(bench)
    bench.quantity.value = 1
    after = prices(bench)
    assert float(after["milling"].split()[0]) > float(before["milling"].split()[0])
    assert "1 piece " in bench.processes.caption


def test_the_process_chosen_is_the_one_explained(bench):
    for term in ("laser_cutting", "milling"):
        bench.processes.selected = term
        assert {report.process for report in bench.findings.reports} == {term}
        assert {estimate.process for estimate in bench.costs.estimates} == {term}


def test_a_finding_lights_up_its_faces_and_a_face_chooses_its_finding(bench):
    bench.processes.selected = "material_extrusion"
    bench.set(wall=0.2)
    assert any(h["label"].startswith("fail") for h in bench.viewer.highlights)
    thin = next(row["id"] for row in bench.findings.rows if row["verdict"] == "fail")
    _, finding = bench.findings._found[thin]
    bench.viewer.picked = {"face": finding.faces[0], "at_mm": [0, 0, 0]}
    assert bench.findings.selected == thin
    (lit,) = bench.viewer.highlights
    assert lit["faces"] == list(finding.faces)
    assert lit["color"] == "#d55e00"
    bench.viewer.picked = {}
    assert bench.findings.selected == thin


def test_a_design_that_raises_is_said_and_the_bench_stays_usable(bench):
    bench.form.fields["width"].value = 31
    assert bench.status.state == "failed"
    assert "no plate is 31 wide" in bench.status.words
    assert "60 × 40" in bench.viewer.description
    bench.form.fields["width"].value = 50
    assert "Up to date" in bench.status.words
    assert "50 × 40" in bench.viewer.description
    with pytest.raises(ParameterError):
        bench.set(width=500)


def test_export_and_verify_say_what_happened(bench, tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    path = tmp_path / "plate.dfdm.zip"
    bench.exporter.path = str(path)
    bench.exporter.export()
    assert path.exists(), bench.exporter.said
    assert "sha256" in bench.exporter.said
    bench.exporter.verify()
    assert "is whole and signed" in bench.exporter.said
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    bench.exporter.verify()
    assert "refused" in bench.exporter.said


def test_an_export_that_cannot_be_is_an_alert_not_a_traceback(bench, tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    bench.set(wall=0.2)
    bench.processes.selected = "material_extrusion"
    bench.exporter.path = str(tmp_path / "thin.dfdm.zip")
    bench.exporter.export()
    assert bench.exporter.level == "failed"
    assert not (tmp_path / "thin.dfdm.zip").exists()
    assert not bench.exporter.busy


def test_makers_are_asked_when_there_is_a_network(tmp_path):
    bench = Studio(plate, "sample", quantity=25, to="Berlin, DE")
    assert len(bench.candidates.rows) > 20
    assert "synthetic" in bench.candidates.note
    first = bench.candidates.rows[0]
    bench.candidates.selected = first["id"]
    assert bench.candidates.chosen.node.name in bench.exporter.what
    bench.place.value = "Nowhere, XX"
    assert bench.status.state == "failed"


def test_words_and_tables_stand_in_for_the_live_bench(bench):
    bundle = bench._repr_mimebundle_()
    assert bundle["text/plain"].startswith("Plate: 60 × 40 × 4 mm")
    assert "material extrusion" in bundle["text/plain"]
    assert "<script" not in bundle["text/html"]
    assert 'src="data:image/png;base64,' in bundle["text/html"]


def test_the_words_are_the_same_in_two_processes():
    code = (
        "import cadquery as cq, dfdm\n"
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_bench import plate\n"
        "bench = dfdm.studio(plate)\n"
        "print(repr(bench), bench._repr_mimebundle_()['text/html'])"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1
