"""In a process of its own: what every reader does with one hostile bundle. `python -m tests.hostile.judging FOLDER`.

Reads numbers from stdin, one a line, and answers each with one line of JSON. The process may not take more memory than
`MEMORY_MB` beyond what it has when it begins; an audit hook sees whatever is opened for writing, run or asked of the network.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dfdm import bundles, verbs
from dfdm.errors import DfdmError
from dfdm.server.documents import told
from dfdm.trust.schemas import validator
from tests.hostile import corpus
from tests.hostile.families.code import CANARY
from tests.hostile.originals import NOW, load

MEMORY_MB = 512
LONGEST_WORDS = 2000
_RUNS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pickle.find_class",
         "socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request", "ctypes.dlopen", "webbrowser.open")  # fmt: skip
_MOVES = ("os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.mkdir", "shutil.rmtree")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class Watch:
    """What the code under test did that it should not."""

    def __init__(self, allowed: Path) -> None:
        self.on, self.seen = False, list[str]()
        self._allowed = str(allowed)
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if (
            event in _RUNS
            or event in _MOVES
            or (event == "open" and (args[2] or 0) & _WRITES and not self._fine(args[0]))
        ):
            self.seen.append(f"{event} {str(args[:1])[:80]}")
        elif event == "import" and args[0].partition(".")[0] in ("sitecustomize", "usercustomize", "conftest", "evil"):
            self.seen.append(f"import {args[0]}")
        elif event == "exec" and CANARY in getattr(args[0], "co_consts", ()):
            self.seen.append("exec of a member")

    def _fine(self, path: object) -> bool:
        return str(path) == os.devnull or isinstance(path, int)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Let the process have so much memory more than it has now, and no more."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    if not pages:
        yield
        return
    old = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY_MB * 2**20, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, old)


def _resident_mb(which: str) -> float:
    """Resident memory now (VmRSS), or the most since `_forget_peak` (VmHWM)."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(which):
                return int(line.split()[1]) / 1024
    return 0.0


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _tree(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What there is below a folder: kind, size and time of change."""
    found = {}
    for base, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(base, name)
            told = path.lstat()
            found[str(path)] = (
                told.st_mode,
                told.st_size if path.is_file() else 0,
                told.st_mtime_ns if path.is_file() else 0,
            )
    return found


def _refusal(read: Callable[[], object]) -> str:
    """'' where reading refused with one clear error, else what became of it."""
    try:
        read()
    except DfdmError as error:
        words = str(error)
        if not words or len(words.splitlines()) != 1 or len(words) > LONGEST_WORDS:
            return f"no clear line: {words[:200]!r}"
        return ""
    return "accepted"


def _verified(path: Path, sealed: bool) -> str:
    found = verbs.verify(path, at=NOW)
    document = found.to_dict()
    broken = next(validator("verification").iter_errors(document), None)
    if broken is not None:
        return f"no document: {broken.message[:200]}"
    json.dumps(document, allow_nan=False)
    if sealed:
        return ""  # what is wrong can only be seen by opening
    if found.valid:
        return "accepted"
    unclear = [
        p.message for p in found.problems if not p.message or "\n" in p.message or len(p.message) > LONGEST_WORDS
    ]
    return f"no clear line: {unclear[0][:200]!r}" if unclear or not found.problems else ""


def _previewed(path: Path, sealed: bool) -> str:
    document = json.loads(told(str(path), "bundle", 128))
    shown = [key for key in ("recipe", "rights", "report") if document[key] is not None]
    return "" if sealed or (not document["verification"]["valid"] and not shown) else f"shows {shown}"


def _asked(path: Path) -> None:
    """As whoever asks for leave does: receive, then read the rights."""
    str(verbs.received(path, at=NOW).rights)


def judged(mutant: corpus.Mutant, sandbox: Path, key: Path, watch: Watch) -> dict[str, Any]:
    """The outcome of one: `defects` by reader (none is right), seconds, and what was seen to be done."""
    home = sandbox / "a" / "b" / "c"
    path = home / f"m{mutant.number}.dfdm.zip"
    path.write_bytes(mutant.data)
    before, defects = _tree(sandbox), {}
    readers: dict[str, Callable[[], str]] = {
        "verify": lambda: _verified(path, mutant.sealed),
        "open": lambda: _refusal(lambda: verbs.open_bundle(path, key, home / "opened", at=NOW)),
        "preview": lambda: _previewed(path, mutant.sealed),
    }
    if not mutant.sealed:
        readers |= {
            "read": lambda: _refusal(lambda: bundles.read(path, at=NOW)),
            "request": lambda: _refusal(lambda: _asked(path)),
        }
    readers["model"] = lambda: _refusal(lambda: verbs.opened(path))
    took = {}
    _forget_peak()
    resident = _resident_mb("VmRSS")
    with _bounded():
        for name, read in readers.items():
            started = time.perf_counter()
            watch.on = True
            try:
                outcome = read()
            except MemoryError:
                outcome = f"more than {MEMORY_MB} MiB"
            except BaseException as error:  # noqa: BLE001 - exactly what must not happen
                outcome = f"crash: {type(error).__name__}: {str(error)[:300]}"
            finally:
                watch.on = False
            took[name] = time.perf_counter() - started
            if outcome:
                defects[name] = outcome
    peak = _resident_mb("VmHWM") - resident
    after = _tree(sandbox)
    if before != after:
        defects["files"] = str(sorted(set(before.items()) ^ set(after.items()))[:4])
    if watch.seen:
        defects["did"] = "; ".join(watch.seen[:4])
        watch.seen.clear()
    if CANARY in os.environ or any(Path(folder, CANARY).exists() for folder in (Path.cwd(), home, sandbox)):
        defects["canary"] = "it ran"
    path.unlink()
    return {"number": mutant.number, "defects": defects, "longest_s": max(took.values()), "more_mb": max(peak, 0.0)}


def main() -> None:
    """Judge the numbers that come in."""
    folder = Path(sys.argv[1])
    originals = load(folder)
    for name in originals.data:  # loads whatever is loaded late
        bundles.read(folder / f"{name}.dfdm.zip", key=originals.node if "sealed" in name else None)
    with contextlib.suppress(DfdmError):
        verbs.opened(folder / "none.dfdm.zip")
    for kind in ("manifest", "recipe", "rights", "envelope", "verification", "report", "estimates"):
        validator(kind)
    with tempfile.TemporaryDirectory() as place:
        sandbox = Path(place)
        (sandbox / "a" / "b" / "c").mkdir(parents=True)
        os.chdir(sandbox)
        watch = Watch(sandbox)
        for line in sys.stdin:
            mutant = corpus.mutated(int(line), originals)
            print(
                json.dumps(
                    {"begun": mutant.number, "family": mutant.family, "kind": mutant.kind, "size": len(mutant.data)}
                ),
                flush=True,
            )
            found = judged(mutant, sandbox, folder / "node.age", watch)
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
