"""The Jupyter server extension: previews of CAD files with their findings, and bundles, recipes and rights as documents.

What is worked out is worked out in worker processes with limits; this package only asks, keeps and answers.
"""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """What Jupyter loads where this package is enabled."""
    from dfdm.server.app import DfdmServer

    return [{"module": "dfdm.server", "app": DfdmServer}]
