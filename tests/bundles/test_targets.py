"""What a bundle is written to: a file, never a device or a pipe, which a file would take the place of."""

import os
import stat
from typing import Any

import pytest

from dfdm.bundles import bundle
from dfdm.errors import ExportError


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are another thing there")
def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe.dfdm.zip")
    nothing: Any = None  # it is refused before anything is composed
    with pytest.raises(ExportError, match="it is no file"):
        bundle.write(nothing, tmp_path / "pipe.dfdm.zip", nothing, "")
    assert stat.S_ISFIFO((tmp_path / "pipe.dfdm.zip").stat().st_mode)
    assert len(list(tmp_path.iterdir())) == 1
