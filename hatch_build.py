"""What a wheel carries beside the package: the examples and the course, where `dfdm demo` and `dfdm lab` find them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ExamplesHook(BuildHookInterface):
    """Put `examples/` and `notebooks/` into the package, but not for an editable install, which reads the checkout's."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files of both folders to a standard wheel; what begins with . and what Python keeps is a tool's own."""
        if version != "standard":
            return
        root = Path(self.root)
        for path in sorted((*root.glob("examples/**/*"), *root.glob("notebooks/**/*"))):
            inside = path.relative_to(root)
            if path.is_file() and not any(word.startswith(".") or word == "__pycache__" for word in inside.parts):
                build_data["force_include"][str(path)] = f"dfdm/{inside.as_posix()}"
