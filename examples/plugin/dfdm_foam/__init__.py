"""Foam cutting with a hot wire, as a plug-in of dfdm: pages beside this file, one check in `wire_path`."""

from typing import Any

from dfdm.processes import pages_beside


def pages() -> dict[str, dict[str, Any]]:
    """The pages that lie beside this file, for the entry point in `dfdm.processes`."""
    return pages_beside(__file__)
