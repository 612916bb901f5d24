"""Every phrase that the code of the widgets says, read from the code itself."""

import ast
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIDGETS = ROOT / "dfdm" / "widgets"
FRONT = ROOT / "extensions" / "widget" / "src"
_CALL = re.compile(r'(?<![.\w])(?:say|phrase)\(\s*("(?:[^"\\]|\\.)*")')


def of_python():
    """What `say` and `phrase` are called with, in Python: texts that stand there, not those that a variable holds."""
    found = {}
    for file in sorted(WIDGETS.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "phrase"):
                for part in _texts(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.setdefault(part.value, file.name)
    return found


def _texts(node):
    return [*_texts(node.body), *_texts(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def of_front_end():
    """What they are called with in TypeScript."""
    found = {}
    for file in sorted(FRONT.glob("*.ts")):
        for text in _CALL.findall(file.read_text(encoding="utf-8")):
            found.setdefault(json.loads(text), file.name)
    return found


def of_schemas(kinds):
    """Titles, descriptions and names of fields of schemas that forms show."""
    from dfdm.widgets.schemas import label_of, shipped

    found = {}

    def walk(value, kind):
        if isinstance(value, list):
            for entry in value:
                walk(entry, kind)
        if not isinstance(value, dict):
            return
        for key in ("title", "description"):
            if isinstance(value.get(key), str):
                found.setdefault(value[key], kind)
        for name, below in (value.get("properties") or {}).items():
            if isinstance(below, dict) and "title" not in below and not name.startswith("@"):
                found.setdefault(label_of(name, {}), kind)
        for entry in value.values():
            walk(entry, kind)

    for kind in kinds:
        walk(shipped(kind), kind)
    return found


def page(name, language="es"):
    """The phrases of one page."""
    from dfdm.table import data_folder, read_toml

    return read_toml(data_folder() / "phrases" / language / f"{name}.toml", where=name)
