"""`dfdm draw` and `dfdm traveler`: files that are whole, one line for what cannot be, nothing left behind."""

import json

import pytest

from dfdm.__main__ import main

BRACKET = "examples/wall_bracket.py"


@pytest.mark.parametrize("ending", ["svg", "pdf", "dxf"])
def test_a_drawing_is_written_in_each_format(tmp_path, capsys, ending):
    file = tmp_path / f"part.{ending}"
    assert main(["draw", BRACKET, "-o", str(file), "--process", "milling", "--size", "A4"]) == 0
    assert file.stat().st_size > 3000
    assert capsys.readouterr().out.startswith("Wall bracket: 210 × 297 mm, 1:1")
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


def test_parameters_reach_the_sheet(tmp_path, capsys):
    arguments = ["draw", BRACKET, "--set", "width=64", "--format", "json", "-o", str(tmp_path / "a.svg")]
    assert main([*arguments, "--projection", "third", "--no-sections"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert "64" in document["sheets"][0]["texts"]
    assert any("width = 64.0" in text for text in document["sheets"][0]["texts"])


def test_a_card_is_written(tmp_path, capsys):
    for name in ("card.html", "card.pdf"):
        arguments = [
            "traveler",
            "examples/motor_plate.py",
            "--route",
            "examples/routes/mill_tap.toml",
            "--quantity",
            "4",
        ]
        assert main([*arguments, "-o", str(tmp_path / name)]) == 0
        assert "2. Tap threads" in capsys.readouterr().out


def test_a_card_for_what_cannot_be_made_says_so(tmp_path, capsys):
    card = tmp_path / "card.html"
    assert main(["traveler", BRACKET, "--process", "turning", "-o", str(card)]) == 0
    assert "(not-turned)" in capsys.readouterr().out and "(not-turned)" in card.read_text(encoding="utf-8")
    assert main(["traveler", BRACKET, "--process", "milling", "-o", str(card)]) == 0
    assert "the checks say no" not in card.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["draw", BRACKET, "-o", "x.jpg"], ".svg, .pdf, .dxf"),
        (["draw", BRACKET], "-o"),
        (["draw", BRACKET, "-o", "x.svg", "--scale", "2"], "scale"),
        (["draw", BRACKET, "-o", "x.svg", "--scale", "50:1"], "does not fit"),
        (["draw", BRACKET, "-o", "x.svg", "--created", "yesterday"], "neither a date"),
        (["draw", BRACKET, "-o", "no/such/folder/x.svg"], "cannot be written"),
        (["draw", "missing.step", "-o", "x.svg"], "missing.step"),
        (["traveler", BRACKET, "-o", "x.pdf"], "--process"),
        (["traveler", BRACKET, "-o", "x.pdf", "--process", "milling", "--quantity", "0"], "quantity"),
        (["traveler", BRACKET, "-o", "x.pdf", "--process", "alchemy"], "alchemy"),
    ],
)
def test_what_cannot_be_is_one_line(tmp_path, monkeypatch, capsys, arguments, word):
    from pathlib import Path

    models = [str(Path(a).resolve()) if a.startswith("examples") else a for a in arguments]
    monkeypatch.chdir(tmp_path)
    assert main(models) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
