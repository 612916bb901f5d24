"""Rows of words as aligned lines."""

from __future__ import annotations


def aligned(rows: list[list[str]]) -> list[str]:
    """Pad every column to its widest cell."""
    if not rows:
        return []
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows]
