"""Judge designs in notebooks, tests and CI: `assert_makeable`, and the sanitizer that nbval needs; `conformance` for plug-ins."""

from dfdm.testing.assertions import assert_makeable
from dfdm.testing.sanitizer import sanitizer_path

__all__ = ["assert_makeable", "sanitizer_path"]
