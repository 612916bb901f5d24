"""Draws arrays: still pictures of parts with numpy and Pillow alone."""

from dfdm.pictures.display import DisplayMesh, display_mesh
from dfdm.pictures.palette import HIGHLIGHTS, Color, css
from dfdm.pictures.shade import Shade
from dfdm.pictures.shading import Highlight, shaded

__all__ = ["HIGHLIGHTS", "Color", "DisplayMesh", "Highlight", "Shade", "css", "display_mesh", "shaded"]
