"""Shapes and triangles as bytes: how a part travels to another process and comes back."""

from __future__ import annotations

import io
from typing import Any

from OCP.BinTools import BinTools, BinTools_FormatVersion
from OCP.TopoDS import TopoDS_Shape

from dfdm.errors import GeometryError


def shape_to_bytes(shape: Any) -> bytes:  # noqa: ANN401 - OCP has no types
    """The TopoDS shape as the kernel's own bytes, without triangles that it may carry."""
    stream = io.BytesIO()
    BinTools.Write_s(shape, stream, False, False, BinTools_FormatVersion.BinTools_FormatVersion_CURRENT)
    return stream.getvalue()


def shape_from_bytes(data: bytes) -> Any:  # noqa: ANN401 - OCP has no types
    """The TopoDS shape that `shape_to_bytes` wrote; GeometryError where the bytes are none."""
    shape = TopoDS_Shape()
    BinTools.Read_s(shape, io.BytesIO(data))
    if shape.IsNull():
        raise GeometryError("the bytes hold no shape", what="shape")
    return shape
