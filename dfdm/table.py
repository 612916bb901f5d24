"""Read data pages: TOML pages and long CSV tables, with errors that name the page."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dfdm.errors import DataError


def data_folder() -> Traversable:
    """The folder of data pages that ships with dfdm."""
    return files("dfdm") / "data"


def read_toml(page: Traversable | Path, *, where: str = "") -> dict[str, Any]:
    """Parse one TOML page; a syntax error is a DataError with the page's name."""
    name = where or page.name
    try:
        return tomllib.loads(page.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"not valid TOML: {error}", where=name) from None
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror or error}", where=name) from None


def read_csv(page: Traversable | Path, *, required: tuple[str, ...], where: str = "") -> list[dict[str, str]]:
    """Parse a CSV table with a header line; lines starting with `#` are comments; missing columns are a DataError."""
    name = where or page.name
    try:
        lines = [
            line
            for line in page.read_text(encoding="utf-8-sig").splitlines()
            if line.strip() and not line.startswith("#")
        ]
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read as UTF-8 text: {error}", where=name) from None
    try:
        reader = csv.DictReader(lines)
        missing = [column for column in required if column not in (reader.fieldnames or ())]
        if missing:
            raise DataError(f"column '{missing[0]}' is missing", where=name)
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
    except csv.Error as error:
        raise DataError(f"cannot be read as CSV: {error}", where=name) from None


@cache
def toml_pages(folder: str) -> dict[str, dict[str, Any]]:
    """All TOML pages of one data folder (`processes`, `materials` …), by file name without ending, sorted."""
    home = data_folder() / folder
    pages = sorted((p for p in home.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    return {page.name.removesuffix(".toml"): read_toml(page, where=f"{folder}/{page.name}") for page in pages}
