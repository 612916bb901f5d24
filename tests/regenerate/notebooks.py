"""Run the notebooks and store them so that two runs give the same bytes: `python -m tests.regenerate.notebooks`.

Live widget views and their state are left out (their ids are new in every run): words, tables and pictures stay.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
LIVE = ("application/vnd.jupyter.widget-view+json", "application/vnd.jupyter.widget-state+json")
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def stored(notebook: nbformat.NotebookNode) -> str:
    """The text of an executed notebook without what differs between runs."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        if "outputs" in cell:
            cell.outputs = _joined(cell.outputs)
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).clear()
            for mime in LIVE:
                output.get("data", {}).pop(mime, None)
    return nbformat.writes(notebook, indent=1) + "\n"


def _joined(outputs: list) -> list:
    """Outputs with neighboring pieces of one stream in one: how a kernel cuts them differs between runs."""
    joined = []
    for output in outputs:
        if joined and output.output_type == "stream" == joined[-1].output_type and output.name == joined[-1].name:
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def run(path: Path) -> str:
    """Execute a notebook in its folder and return the text to store."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return stored(notebook)


def main() -> None:
    """Run those named, or all of the folder."""
    for path in map(Path, sys.argv[1:] or sorted(map(str, FOLDER.glob("*.ipynb")))):
        path.write_text(run(path), encoding="utf-8", newline="\n")
        print(path.name)


if __name__ == "__main__":
    main()
