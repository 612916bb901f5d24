"""Searches bands in the background, for what was asked last: results stream in while the hand stays free."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from weakref import WeakSet

from dfdm.designs.design import Variant
from dfdm.designs.parameter import Parameter
from dfdm.errors import CanceledError, ParameterError
from dfdm.sweeps.asked import Asked
from dfdm.sweeps.band import Bands
from dfdm.sweeps.bands import SAMPLES, TRIES, Sweep
from dfdm.sweeps.governing import explained
from dfdm.sweeps.grid import sweepable
from dfdm.sweeps.influence import Governing
from dfdm.sweeps.probe import Probe
from dfdm.sweeps.trials import TRIAL_S, Trials, close_worker, pause, resume, shared_worker

OnBands = Callable[[Bands], None]
OnGoverning = Callable[[Governing], None]
OnEnd = Callable[[Exception | None], None]


class Sweeper:
    """Searches the bands of several parameters of a variant, one request at a time; a newer one takes its place.

    Trials run in the worker process of low priority that all sweeps share, each at most `timeout_s`. `close` it when it is
    done with: the last one closed ends the worker process.
    """

    def __init__(self, *, timeout_s: float | None = TRIAL_S) -> None:
        self.timeout_s = timeout_s
        self._lock = threading.RLock()
        self._trials: Trials | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        with _lock:
            _open.add(self)

    def warm(self) -> None:
        """Start the worker process ahead of the first request; returns at once."""
        shared_worker().start()

    def ask(
        self,
        variant: Variant,
        parameters: Sequence[str],
        asked: Sequence[Asked],
        *,
        on_bands: OnBands | None = None,
        on_governing: OnGoverning | None = None,
        on_end: OnEnd | None = None,
        samples: int = SAMPLES,
        tries: int = TRIES,
    ) -> None:
        """Search the bands of these parameters; returns at once. What was asked before is dropped, unless it is known.

        `on_bands(bands)` hears of every trial: coarse samples of all parameters first, in the order given, then they are
        sharpened one after the other. After that `on_governing(governing)` hears of every finding that fails or warns which
        parameters govern it, and what mends it. `on_end(error)` hears once that all is found (None) or why not; a design
        that cannot travel to a process is a DesignError. All are called in a thread of the search, never after a newer
        request or `cancel`, and must not wait for another thread. Parameters without a range are left out, as are
        texts. `tries` is the most values for each parameter, and for all findings together. Raises CanceledError
        once closed, ParameterError for an unknown parameter.
        """
        trials = Trials(variant.design, asked, timeout_s=self.timeout_s, or_here=False)
        sweeps = [
            Sweep(variant, name, trials, samples=samples, tries=tries)
            for name in parameters
            if sweepable(_known(variant, name))
        ]
        with self._lock:
            if self._closed:
                raise CanceledError("the sweeper is closed")
            self.cancel()
            resume()
            self._trials = trials
            self._thread = threading.Thread(
                target=self._search,
                args=(trials, sweeps if on_bands else [], on_bands, on_end),
                kwargs={"explain": partial(_explain, Probe(variant, trials, tries=tries, seconds=None), on_governing)},
                name="dfdm sweep",
                daemon=True,
            )
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether something is being searched."""
        return self._trials is not None

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until all is found, at most so long; whether it is."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return not self.busy

    def cancel(self) -> None:
        """Search no more; nothing more is told."""
        with self._lock:
            trials, self._trials = self._trials, None
        if trials is not None:
            trials.cancel()

    def make_way(self) -> None:
        """Cancel, and let the worker process stand still until the next request, at most a few seconds."""
        self.cancel()
        pause()

    def close(self) -> None:
        """Cancel; the last sweeper that is closed ends the worker process."""
        with self._lock:
            self._closed = True
            self.cancel()
            resume()
        with _lock:
            was_open = self in _open
            _open.discard(self)
            last = was_open and not _open
        if last:
            close_worker()

    def _search(
        self,
        trials: Trials,
        sweeps: Sequence[Sweep],
        on_bands: OnBands | None,
        on_end: OnEnd | None,
        explain: Callable[[], Iterator[Callable[[], None]]],
    ) -> None:
        error: Exception | None = None
        try:
            for say in chain(_along(sweeps, on_bands), explain()):
                if not self._tell(trials, say):
                    return
        except CanceledError:
            return
        except Exception as raised:  # noqa: BLE001 - told to whoever asked, never lost in a thread
            error = raised
        if on_end is not None:
            self._tell(trials, partial(on_end, error))
        with self._lock:
            if self._trials is trials:
                self._trials = None

    def _tell(self, trials: Trials, say: Callable[[], None]) -> bool:
        """Say something unless a newer request has taken the place of this one; whether it was said."""
        with self._lock:
            if self._trials is not trials:
                return False
            say()
            return True


def _along(sweeps: Sequence[Sweep], on_bands: OnBands | None) -> Iterator[Callable[[], None]]:
    """Run the trials, coarse ones of all sweeps first; after each what is to be said of it."""
    if on_bands is None:
        return
    for coarse in (True, False):
        for sweep in sweeps:
            while (sweep.sampling or not coarse) and sweep.step():
                yield partial(_say, on_bands, sweep)
            if sweep.stopped:
                yield partial(_say, on_bands, sweep)


def _say(on_bands: OnBands, sweep: Sweep) -> None:
    on_bands(sweep.bands())


def _explain(probe: Probe, on_governing: OnGoverning | None) -> Iterator[Callable[[], None]]:
    if on_governing is not None:
        for found in explained(probe):
            yield partial(on_governing, found)


def _known(variant: Variant, name: str) -> Parameter:
    if name not in variant.design.parameters:
        raise ParameterError(f"design '{variant.design.name}' has no parameter '{name}'", parameter=name)
    return variant.design.parameters[name]


_open: WeakSet[Sweeper] = WeakSet()
_lock = threading.Lock()
