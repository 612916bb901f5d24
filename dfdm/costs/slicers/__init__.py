"""Slicers on this machine as the estimator of material extrusion, and what they say of our own model."""

from dfdm.costs.slicers.calibration import Calibration, read_calibration
from dfdm.costs.slicers.running import Slicer, found_slicer, slice_part

__all__ = ["Calibration", "Slicer", "found_slicer", "read_calibration", "slice_part"]
