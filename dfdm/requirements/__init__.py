"""What is demanded of the made part, tied to places on it."""

from dfdm.requirements.declaring import require
from dfdm.requirements.fits import fit_limits_mm, pair_of
from dfdm.requirements.grades import grade_mm, grade_of
from dfdm.requirements.kinds import KINDS
from dfdm.requirements.requirement import Requirement, Resolved
from dfdm.requirements.threads import Thread, thread_of

__all__ = [
    "KINDS",
    "Requirement",
    "Resolved",
    "Thread",
    "fit_limits_mm",
    "grade_mm",
    "grade_of",
    "pair_of",
    "require",
    "thread_of",
]
