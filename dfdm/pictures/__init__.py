"""Draws arrays: still pictures of parts with numpy and Pillow alone."""

from dfdm.pictures.palette import HIGHLIGHTS, Color, css
from dfdm.pictures.shade import Shade
from dfdm.pictures.shading import Highlight, shaded

__all__ = ["HIGHLIGHTS", "Color", "Highlight", "Shade", "css", "shaded"]
