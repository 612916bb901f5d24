"""Everything dfdm raises on purpose. A part that cannot be made is a finding, never one of these."""

from __future__ import annotations

from collections.abc import Iterable


def in_one_line(text: str, most: int = 2000) -> str:
    """A text that may quote anything, as one line without control characters, cut where it is longer than `most`."""
    cut = text if len(text) <= most else f"{text[:most]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


class DfdmError(Exception):
    """Root of all errors that dfdm raises on purpose; the message is one clear line, whatever it quotes."""

    def __str__(self) -> str:
        return in_one_line(super().__str__())


class DataError(DfdmError, ValueError):
    """A data page (TOML, CSV, JSON) does not say what it must; `where` grows while unwinding."""

    def __init__(self, message: str, *, where: str = "") -> None:
        self.message = message
        self.where = where
        super().__init__(f"{where}: {message}" if where else message)

    def within(self, where: str) -> DataError:
        """Return the same error seen from further out: `processes/milling.toml [limits.x]`."""
        return DataError(self.message, where=f"{where} {self.where}".strip())


class UnknownNameError(DfdmError, LookupError):
    """A name (process, material, node …) is not known; the message lists what is."""

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        listed = f" Known: {', '.join(self.known)}." if self.known else ""
        super().__init__(f"There is no {kind} named '{name}'.{listed}")


class InputError(DfdmError, ValueError):
    """A file or argument that was handed in cannot be used; the message says what and what to do."""


class DesignError(DfdmError):
    """A design cannot be read or built."""


class ParameterError(DesignError, ValueError):
    """A value is outside what the design's parameter allows, or the parameter does not exist."""

    def __init__(self, message: str, *, parameter: str, value: object = None, allowed: str = "") -> None:
        self.parameter = parameter
        self.value = value
        self.allowed = allowed
        super().__init__(message)


class BuildError(DesignError):
    """The designer's own code raised; `file` and `line` point at the designer's line."""

    def __init__(self, message: str, *, file: str = "", line: int = 0) -> None:
        self.file = file
        self.line = line
        super().__init__(message)


class RequirementError(DesignError, ValueError):
    """A requirement cannot be tied to the part: no match, more than it says, or contradictory values."""


class GeometryError(DfdmError):
    """The geometry is empty, broken or not what the operation needs; `what` names it."""

    def __init__(self, message: str, *, what: str = "") -> None:
        self.what = what
        super().__init__(message)


class CanceledError(DfdmError):
    """A measurement or build was canceled or ran out of its time."""


class TimeLimitError(CanceledError, TimeoutError):
    """A measurement or build took longer than it was given; it was ended, nothing else was."""


class CrashError(DfdmError, RuntimeError):
    """The process that read, built or measured died (the geometry kernel crashed, or memory ran out)."""


class NodeSourceError(DfdmError, OSError):
    """A source of nodes cannot be read."""


class ExportError(DfdmError):
    """A file or bundle cannot be written."""


class BundleError(DfdmError, ValueError):
    """A bundle cannot be opened as one; verification problems are results, not this."""


class RightsError(DfdmError):
    """Rights forbid what was asked, or a policy cannot be understood."""


class LicenseConflictError(RightsError):
    """A license forbids a term that was asked for, or two licenses cannot be met together."""

    def __init__(self, message: str, *, licenses: Iterable[str] = ()) -> None:
        self.licenses = tuple(licenses)
        super().__init__(message)


class SignatureError(RightsError):
    """A signature is wrong (`wrong=True`) or cannot be checked with what is at hand (`wrong=False`)."""

    def __init__(self, message: str, *, wrong: bool) -> None:
        self.wrong = wrong
        super().__init__(message)


class TrustError(DfdmError):
    """A key or identifier cannot be read, opened or written."""
