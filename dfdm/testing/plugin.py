"""The pytest plugin that comes with dfdm: the fixture `makeable`."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def makeable() -> Callable[..., None]:
    """Return `assert_makeable`, so that a design's tests need no import: `makeable(variant, "milling")`."""
    from dfdm.testing.assertions import assert_makeable

    return assert_makeable
