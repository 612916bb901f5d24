"""Every test tries anew."""

import pytest

from dfdm.sweeps.trials import forget


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()
