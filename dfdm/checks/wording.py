"""Put the outcome of a rule into words for one capability, in one language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from dfdm.checks.check import Check
from dfdm.checks.finding import Amount, Finding, Limit, NotChecked
from dfdm.checks.limits import Grade
from dfdm.checks.outcome import Each, Outcome, Terms, Where, Word, at_row
from dfdm.checks.texts import ENGLISH, CodeTexts, General, Texts, general
from dfdm.checks.verdict import Verdict
from dfdm.errors import DataError
from dfdm.facts.rounding import rounded
from dfdm.processes.capability import Capability

_SIGNS: Final = MappingProxyType(
    {"mm": " mm", "mm2": " mm²", "mm3": " mm³", "deg": "°", "g": " g", "s": " s", "kN": " kN", "um Ra": " µm Ra"}
)
_GRADE: Final = "it_grade"
_OF_MACHINES: Final = (
    "envelope_",
    "nozzle_",
    "sheet_thickness_max",
    "turning_",
    "bend_length_max",
    "bend_force_max",
    "shot_volume_max",
)
_THREE_DIGITS: Final = 1000.0
_ABOUT: Final = 1e-6


def finding_of(
    check: Check, outcome: Outcome, capability: Capability, row: int, language: str = ENGLISH
) -> Finding | NotChecked:
    """The finding of one row, or why there is none."""
    verdict = Verdict.of(outcome.grade.verdict[row])
    limit, measured = _limit(outcome, capability, row), _measured(outcome, row)
    if verdict is Verdict.NOT_APPLICABLE and limit is None and measured is None and not outcome.words:
        return _does_not_arise(check, outcome.code, outcome.reason, language)
    said = _Said(check, outcome, row, language, limit=limit, measured=measured)
    if verdict is Verdict.UNKNOWN:
        code, reason = _reason(said, outcome, capability)
        return NotChecked(check=check.key, code=code, reason=reason)
    bad = verdict in (Verdict.WARN, Verdict.FAIL)
    place = outcome.where(row) if bad else Where()
    texts = said.texts
    return Finding(
        check=check.key,
        code=outcome.code,
        verdict=verdict,
        message=said.message(verdict),
        measured=measured,
        limit=limit,
        faces=place.faces,
        at_mm=place.at_mm,
        why=said.fill(texts.why) if bad else "",
        remedy=said.fill(texts.remedy) if bad else "",
        tradeoff=said.fill(texts.tradeoff) if bad else "",
    )


@lru_cache(maxsize=2048)
def _does_not_arise(check: Check, code: str, reason: str, language: str) -> Finding:
    """The finding of a question that does not arise, whatever the capability and the part: most findings of a report."""
    nothing = Grade(verdict=np.full(1, Verdict.NOT_APPLICABLE.code, dtype=np.int8), decided=np.full(1, -1))
    said = _Said(check, Outcome(code=code, grade=nothing, reason=reason), 0, language, limit=None, measured=None)
    message = said.message(Verdict.NOT_APPLICABLE)
    return Finding(check=check.key, code=code, verdict=Verdict.NOT_APPLICABLE, message=message)


class _Said:
    """The texts of one outcome, and the words that fill their templates, each told when one first asks for it."""

    def __init__(
        self, check: Check, outcome: Outcome, row: int, language: str, *, limit: Limit | None, measured: Amount | None
    ) -> None:
        self.general: General = general(language)
        self._of_check: Texts = check.texts(language)
        self.texts: CodeTexts = self._of_check.of(outcome.code)
        self._check, self._language = check, language
        self._outcome, self._row = outcome, row
        self._limit, self._measured = limit, measured
        self._words: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._words:
            self._words[name] = self._told(name)
        return self._words[name]

    def fill(self, template: str, more: Mapping[str, str] = MappingProxyType({})) -> str:
        """A template with its numbers and words; one that asks for a word that the rule does not give is a DataError.

        `more` are words that hold from here on.
        """
        self._words |= more
        try:
            return template.format_map(self)
        except (KeyError, ValueError, IndexError) as error:
            raise DataError(f"'{template}' cannot be filled: {error}", where=self._where) from None

    @property
    def _where(self) -> str:
        return f"texts of check '{self._check.key}', code '{self._outcome.code}' ({self._language})"

    def _told(self, name: str) -> str:
        """The word that a template knows by a name; a KeyError where there is none."""
        if name == "measured":
            found = self._measured
            return number(found.value, found.unit) if found else self.term("nothing")
        if name == "limit":
            limit = self._limit
            return number(limit.value, limit.unit) if limit else self.term("no-limit")
        return self._word(self._outcome.words[name], self._row)

    def message(self, verdict: Verdict) -> str:
        """What was found; without a text of its own for a pass, or for what does not arise, the next best one."""
        if verdict is Verdict.NOT_APPLICABLE:
            return self.fill(self.reason(self._outcome.reason or "not-applicable"))
        return self.fill(self._there(self.texts.passes if verdict is Verdict.PASS else "", self.texts.message))

    def reason(self, key: str) -> str:
        """The text of a reason: the code's own, else that of all checks."""
        return self._there(self.texts.reasons.get(key, ""), self.general.reasons.get(key, ""), what=f"reason '{key}'")

    def term(self, key: str) -> str:
        """A word to be translated: the check's own, else that of all checks, else the key."""
        return self._of_check.words.get(key) or self.general.word(key)

    def _word(self, word: Word, row: int) -> str:
        if isinstance(word, str):
            return word
        if callable(word):
            word = word()
        if isinstance(word, Each):
            return self._word(word.of[int(word.index[row])], row)
        if isinstance(word, Terms):
            between = f" {self.general.word(word.joined)} " if word.joined else ", "
            return between.join(self.term(key) for key in word.keys)
        return number(at_row(np.asarray(word), row))

    def _there(self, *texts: str, what: str = "message") -> str:
        found = next((text for text in texts if text), "")
        if not found:
            raise DataError(f"there is no {what}", where=self._where)
        return found


def number(value: float, unit: str = "") -> str:
    """A number in few digits, with its unit sign."""
    if unit == _GRADE:
        return f"IT{math.floor(value + _ABOUT):d}"
    text = f"{rounded(value):.3g}" if abs(value) < _THREE_DIGITS else f"{value:.0f}"
    return text + _SIGNS.get(unit, "")


def _reason(said: _Said, outcome: Outcome, capability: Capability) -> tuple[str, str]:
    """Why an outcome is unknown, as key and words: a limit that nobody gives, or the rule's own reason."""
    missing = [key for key in outcome.grade.keys if key not in capability.limits]
    if not missing or (outcome.reason and len(missing) < len(outcome.grade.keys)):
        key = outcome.reason or "cannot-be-told"
        return key, said.fill(said.reason(key)).strip()  # the last of its words may be empty
    key = "limit-not-given"
    if capability.machine is not None:
        key = "limit-not-given-on-machine"
    elif of_machines := [name for name in missing if name.startswith(_OF_MACHINES)]:
        key, missing = "machine-not-named", of_machines
    words = {
        "wanted": f" {said.general.word('or')} ".join(missing),
        "process": capability.process.term,
        "material": capability.material.id,
        "machine": capability.machine.id if capability.machine else "",
    }
    return key, said.fill(said.reason(key), words)


def _limit(outcome: Outcome, capability: Capability, row: int) -> Limit | None:
    decided = int(outcome.grade.decided[row])
    return None if decided < 0 else Limit.of(outcome.grade.keys[decided], capability)


def _measured(outcome: Outcome, row: int) -> Amount | None:
    if outcome.measured is None:
        return None
    value = at_row(outcome.measured, row)
    return Amount(value=value, unit=outcome.unit) if math.isfinite(value) else None
