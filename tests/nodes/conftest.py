"""Parts that are measured for real, once for all tests of this room."""

import pytest

from tests.nodes import parts


@pytest.fixture(scope="session")
def plate():
    return parts.plate()


@pytest.fixture(scope="session")
def block():
    return parts.block()


@pytest.fixture(scope="session")
def tray():
    return parts.tray()
