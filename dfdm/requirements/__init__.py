"""What is demanded of the made part, tied to places on it."""

from dfdm.requirements.declaring import require
from dfdm.requirements.fits import fit_limits_mm, pair_of
from dfdm.requirements.grades import grade_mm, grade_of
from dfdm.requirements.kinds import KINDS
from dfdm.requirements.making import (
    DECLARED,
    Declared,
    Joint,
    Making,
    Permitted,
    Purchased,
    Substitute,
    assemble,
    handle,
    permit,
    purchase,
    substitute,
)
from dfdm.requirements.requirement import Requirement, Resolved
from dfdm.requirements.threads import Thread, thread_of

__all__ = [
    "DECLARED",
    "KINDS",
    "Declared",
    "Joint",
    "Making",
    "Permitted",
    "Purchased",
    "Requirement",
    "Resolved",
    "Substitute",
    "Thread",
    "assemble",
    "fit_limits_mm",
    "grade_mm",
    "grade_of",
    "handle",
    "pair_of",
    "permit",
    "purchase",
    "require",
    "substitute",
    "thread_of",
]
