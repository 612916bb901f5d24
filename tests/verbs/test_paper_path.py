"""A workshop without a computer: printed card, scanned code, typed answers, receipts that say they were transcribed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from dfdm.__main__ import main
from dfdm.trust import new_key, save_key

zxing = pytest.importorskip("zxingcpp")
pytestmark = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm to render a PDF")
WORKSHOP = "gln:4012345000009"
PLATE = Path(__file__).parents[2] / "examples" / "motor_plate.py"
OWN = "LicenseRef-plate"


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """A folder with the owner's key, a bundle granted to a workshop by its GLN, its card, and the code read from that."""
    folder = tmp_path_factory.mktemp("paper")
    key = new_key()
    save_key(key, folder / "owner.pem", None)
    design = folder / "plate.py"
    design.write_text(PLATE.read_text(encoding="utf-8").replace("CERN-OHL-W-2.0", OWN), encoding="utf-8")
    bundle = str(folder / "plate.dfdm.zip")
    export = ["export", str(design), "--process", "milling", "--license", OWN, "--licensee", WORKSHOP, "--count", "3"]
    assert main([*export, "--key", str(folder / "owner.pem"), "--created", "2026-11-01T08:00:00Z", "-o", bundle]) == 0
    assert main(["traveler", bundle, "-o", str(folder / "card.pdf")]) == 0
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(folder / "card.pdf"), str(folder / "page")], check=True)
    found = [one.text for page in sorted(folder.glob("page*.pgm")) for one in zxing.read_barcodes(Image.open(page))]
    assert len(found) == 1
    return folder, bundle, found[0], key.did


def typed(folder, name, code, *rows):
    head = "code,node,signed_by,serials,made_at,machine,inspect C1,inspect C2,outcome"
    lines = [head, *(f"{code},{WORKSHOP},J. Doe,{row}" for row in rows)]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(folder / name)


def transcribe(folder, form, *more):
    ledger = str(folder / "paper.jsonl")
    arguments = ["receipt", "from-form", form, "--ledger", ledger, "--key", str(folder / "owner.pem")]
    return main([*arguments, "--created", "2026-11-09T12:00:00Z", "--format", "json", *more])


def test_from_paper_to_audit(paper, capsys):
    folder, bundle, code, owner = paper
    capsys.readouterr()
    rows = ("P1,2026-11-04 10:00+01:00,old mill,ok 22.3,ok,good", "P2,2026-11-04 11:00+01:00,old mill,ok 22.31,ok,good")
    assert transcribe(folder, typed(folder, "one.csv", code, *rows), "--under", bundle) == 0
    receipts = json.loads(capsys.readouterr().out)["receipts"]
    assert [r["number"] for r in receipts] == [1, 2]
    for receipt in receipts:
        assert (receipt["issuer"], receipt["node"]) == (owner, WORKSHOP)
        assert receipt["transcribed"] == {"form": code, "signed_by": "J. Doe"}
    later = typed(folder, "two.csv", code, "P3,2026-11-05 10:00+01:00,old mill,ok 22.3,ok,good")
    assert transcribe(folder, later) == 0
    capsys.readouterr()
    audit = ["audit", bundle, "--receipts", str(folder / "paper.jsonl"), "--format", "json"]
    assert main(audit) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == {"good": 3, "scrapped": 0, "counted": 3} and found["problems"] == []
    fourth = typed(folder, "three.csv", code, "P4,2026-11-06 10:00+01:00,old mill,ok 22.3,ok,good")
    assert transcribe(folder, fourth) == 0
    capsys.readouterr()
    assert main(audit) == 1
    assert [p["code"] for p in json.loads(capsys.readouterr().out)["problems"]] == ["count-exceeded"]


def test_a_form_of_another_design_or_workshop_is_not_taken(paper, capsys):
    folder, bundle, code, _ = paper
    row = "X1,2026-11-04 10:00+01:00,old mill,ok 22.3,ok,good"
    fresh = ["--ledger", str(folder / "fresh.jsonl"), "--under", bundle]
    for changed, word in (
        (code.replace("/P/", "/A/"), "under"),
        ("/".join(["0" * 64 if n == 4 else step for n, step in enumerate(code.split("/"))]), "of the recipe"),
        ("/".join(["0" * 64 if n == 6 else step for n, step in enumerate(code.split("/"))]), "of the bundle"),
    ):
        assert changed != code
        assert transcribe(folder, typed(folder, "wrong.csv", changed, row), *fresh) == 2
        assert f"the form is {word}" in capsys.readouterr().err
    assert transcribe(folder, typed(folder, "wrong.csv", code, row), *fresh, "--for-node", "gln:4000000000000") == 2
    assert "the form is of" in capsys.readouterr().err
    assert not (folder / "fresh.jsonl").exists()
