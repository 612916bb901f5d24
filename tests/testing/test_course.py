"""The exercises of the course check themselves: what is right passes, what is wrong gets a hint, what is open a request."""

import runpy
from pathlib import Path

import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "03_ways_to_make.ipynb"
OPEN = "answer = None"


def cells():
    return [cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]


EXERCISES = [source for source in cells() if source.startswith(OPEN)]


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """What the cells before the exercises define, without what is only shown."""
    defining = [source for source in cells() if "def hook" in source or source.startswith("thin =")]
    kept = [line for source in defining for line in source.splitlines() if not line.startswith("dfdm.show")]
    script = tmp_path_factory.mktemp("course") / "course.py"
    script.write_text("\n".join(kept), encoding="utf-8")
    return runpy.run_path(str(script))


@pytest.mark.parametrize(
    ("number", "right", "wrong"),
    [
        (0, "3", {"5": "there is still a warning", "2": "passes, too"}),
        (1, "2", {"1.5": "radius of 1.5 mm", "3": "is cut, too"}),
        (2, '"routing"', {'"laser_cutting"': "harms people", '"turning"': "cannot be made so"}),
    ],
)
def test_an_exercise_knows_right_from_wrong(names, capsys, number, right, wrong):
    source = EXERCISES[number]
    exec(source, dict(names))
    assert "your turn" in capsys.readouterr().out
    exec(source.replace(OPEN, f"answer = {right}", 1), dict(names))
    assert capsys.readouterr().out.startswith("right")
    for answer, hint in wrong.items():
        with pytest.raises(AssertionError, match=hint):
            exec(source.replace(OPEN, f"answer = {answer}", 1), dict(names))


def test_every_exercise_is_tried():
    assert len(EXERCISES) == 3


def test_the_course_tells_what_every_process_can_do_to_you():
    from dfdm.processes import catalog

    pages = catalog()
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    told = "".join(
        output.get("text", "") for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    )
    words = " ".join(told.split())
    for page in (*pages.processes.values(), *pages.guidelines.values()):
        assert page.safety
        assert [note.text for note in page.safety if " ".join(note.text.split()) not in words] == []
