"""The words a question can be answered with, and the codes that stand for them in arrays."""

from __future__ import annotations

from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

CodeArray = NDArray[np.int8]


class Verdict(Enum):
    """The answer to one check; the value is the word that is written."""

    NOT_APPLICABLE = "not_applicable"
    PASS = "pass"
    UNKNOWN = "unknown"
    WARN = "warn"
    FAIL = "fail"

    __hash__ = object.__hash__
    """There is one of each: its own name need not be hashed every time."""

    def __init__(self, word: str) -> None:
        del word
        self.code: int = len(type(self).__members__)
        """The code in arrays: a greater code is worse, and not knowing is worse than a pass."""

    @classmethod
    def of(cls, code: int) -> Verdict:
        """The verdict that a code stands for."""
        return _VERDICTS[int(code)]


_VERDICTS: Final = tuple(Verdict)

NOT_APPLICABLE: Final = Verdict.NOT_APPLICABLE.code
PASS: Final = Verdict.PASS.code
UNKNOWN: Final = Verdict.UNKNOWN.code
WARN: Final = Verdict.WARN.code
FAIL: Final = Verdict.FAIL.code


class Makeable(Enum):
    """Whether a part can be made: `unknown` where a check that must be made could not be."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    @property
    def code(self) -> int:
        """The code in arrays, from no to yes."""
        return _MAKEABLE.index(self)

    @classmethod
    def of(cls, code: int) -> Makeable:
        """The word that a code stands for."""
        return _MAKEABLE[int(code)]


_MAKEABLE: Final = tuple(Makeable)
