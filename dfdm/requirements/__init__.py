"""What is demanded of the made part, tied to places on it."""

from dfdm.requirements.fits import fit_limits_mm, grade_mm
from dfdm.requirements.requirement import KINDS, Requirement, Resolved, require

__all__ = ["KINDS", "Requirement", "Resolved", "fit_limits_mm", "grade_mm", "require"]
