"""Where the nbval sanitizer stands: `--nbval-sanitize-with "$(python -m dfdm.testing)"`."""

from __future__ import annotations

from pathlib import Path


def sanitizer_path() -> Path:
    """Path of the file that takes addresses and times out of notebook outputs before nbval compares them."""
    return Path(__file__).with_name("nbval_sanitize.cfg")
