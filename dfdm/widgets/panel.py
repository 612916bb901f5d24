"""Judge the subjects of a notebook for its panel, one after the other, in a thread; what is no longer wanted is left."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dfdm import verbs
from dfdm.checks import Report
from dfdm.costs import Estimate
from dfdm.designs import Variant
from dfdm.designs.model import Model
from dfdm.errors import CanceledError, DfdmError, InputError
from dfdm.nodes.candidate import Candidates
from dfdm.processes import catalog
from dfdm.widgets.building import Builder
from dfdm.widgets.following import nothing_yet
from dfdm.widgets.judged import makers_of, processes_of, size_of
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.processes import judging_order
from dfdm.widgets.subjects import MOST, Subject, found_in

_KEPT: Final = 40
_PAUSE_S: Final = 0.15
"""Between two messages on the state: a bench under a dragging hand changes more often than anyone reads."""
_WANTS: Final = ("state", "check", "stop", "export", "verify")


@dataclass(kw_only=True)
class Known:
    """What was found out about one variant; `waiting` are the processes that are still to be judged."""

    model: Model | None = None
    reports: dict[str, tuple[Report, ...]] = field(default_factory=dict)
    estimates: dict[str, Sequence[Estimate] | str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    makers: Candidates | str | None = None
    error: str = ""
    done: bool = False


class Overtaken(Exception):  # noqa: N818 - no error
    """What was being done is no longer wanted."""


class Panel:
    """Answers one or more panels of a front end; `namespace` gives the notebook's names, `send` tells what changed."""

    def __init__(
        self,
        namespace: Callable[[], tuple[Mapping[str, Any], Mapping[str, Any]]],
        send: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self._namespace = namespace
        self._send = send
        self._lock = threading.RLock()
        self._builder: Builder | None = None
        self._known: OrderedDict[tuple[str, ...], Known] = OrderedDict()
        self._subjects: list[Subject] = []
        self._left_out = 0
        self._watched: list[Any] = []
        self._liked = Preferences()
        self._told_wrong = ""
        self._watching = False
        self._checking = False
        self._thread: threading.Thread | None = None
        self._timer: threading.Timer | None = None
        self._doing: tuple[str, str] = ("", "")
        self._closed = False

    def answer(self, asked: Mapping[str, Any]) -> None:
        """Do what a front end asks: `{"want": …}`; what cannot be done is told, never raised."""
        try:
            want = asked.get("want")
            if want not in _WANTS:
                raise InputError(f"a panel cannot want {want!r}; it wants one of {', '.join(_WANTS)}")
            if "preferences" in asked:
                self._prefer(asked["preferences"])
            if want == "state":
                self._watching = bool(asked.get("watching", self._watching))
                self.refresh()
            elif want == "check":
                self._check()
            elif want == "stop":
                self._stop()
            else:
                from dfdm.widgets.handing import hand

                threading.Thread(target=hand, args=(self, dict(asked)), name="dfdm panel hands on", daemon=True).start()
        except DfdmError as error:
            self._send({"kind": "refused", "id": asked.get("id"), "why": str(error)})

    def refresh(self) -> None:
        """Look at the notebook anew, tell what there is, and judge what a panel looks at."""
        if self._closed:
            return
        subjects = found_in(*self._namespace())
        with self._lock:
            self._subjects, self._left_out = subjects[:MOST], len(subjects[MOST:])
            self._watch()
        self.tell()
        self._work()

    @property
    def liked(self) -> Preferences:
        """How results are wanted shown."""
        return self._liked

    def subject(self, key: str) -> Subject:
        """The subject of that key; one that is gone is an InputError."""
        for subject in self._subjects:
            if subject.key == key:
                return subject
        raise InputError("this design is no longer in the notebook: run its cell again")

    def send(self, message: Mapping[str, Any]) -> None:
        """Tell all panels something."""
        self._send(message)

    def build(self, subject: Subject) -> Model:
        """The built model of a subject, in the worker process where it is not built yet."""
        bench_model = getattr(getattr(subject.bench, "viewer", None), "model", None)
        if isinstance(bench_model, Model) and subject.bench is not None:
            return bench_model
        if isinstance(subject.variant.model, Model):
            return subject.variant.model
        if self._builder is None:
            self._builder = Builder()
        # A copy: what a thread builds is not laid into the notebook's own object while a cell may be at it.
        return self._builder.build(Variant(subject.variant.design, subject.variant.values))

    def close(self) -> None:
        """End what is being done, and the worker process unless a bench uses it."""
        self._closed = True
        self._stop()
        if self._builder is not None:
            self._builder.close()

    def state(self) -> dict[str, Any]:
        """All that is known now, as the document that panels show."""
        with self._lock:
            subjects = [self._described(subject) for subject in self._subjects]
            working = self._thread is not None
            return nothing_yet() | {
                "working": working,
                "doing": {"subject": self._doing[0], "process": self._doing[1]} if working else None,
                "subjects": subjects,
                "left_out": self._left_out,
                "rates_of": self._liked.rates_of,
                "wrong": self._told_wrong,
                "note": self._builder.note if self._builder else "",
            }

    def tell(self) -> None:
        """Tell the state soon: at once after a pause, else when the pause is over."""
        with self._lock:
            if self._timer is not None or self._closed:
                return
            self._timer = threading.Timer(_PAUSE_S, self._tell_now)
            self._timer.daemon = True
            self._timer.start()

    def _tell_now(self) -> None:
        with self._lock:
            self._timer = None
        if not self._closed:
            self._send(self.state())

    def _prefer(self, told: Any) -> None:  # noqa: ANN401 - what a front end says
        try:
            liked = Preferences.from_dict(told if isinstance(told, Mapping) else {})
        except DfdmError as error:  # what was preferred before stays, and the panel says so
            self._told_wrong = str(error)
            return
        self._told_wrong = ""
        with self._lock:
            self._liked = liked

    def _place(self, subject: Subject) -> tuple[str, ...]:
        """Where what is known of a subject is kept: by what the answer rests on."""
        liked = self._liked
        return (subject.key, liked.language, str(liked.quantity), liked.network, liked.place)

    def _is_done(self, subject: Subject) -> bool:
        """Whether nothing is left to find out; a bench goes on by itself and may show another part by now."""
        known = self._known.get(self._place(subject))
        if known is None or not known.done:
            return False
        return subject.bench is None or known.model is subject.bench.viewer.model

    def _watch(self) -> None:
        """Hear of benches that change under the hand."""
        benches = [subject.bench for subject in self._subjects if subject.bench is not None]
        for bench in self._watched:
            if not any(bench is other for other in benches):
                bench.processes.unobserve(self._bench_changed, "rows")
        for bench in benches:
            if not any(bench is other for other in self._watched):
                bench.processes.observe(self._bench_changed, "rows")
        self._watched = benches

    def _bench_changed(self, _change: object) -> None:
        self.refresh()

    def _described(self, subject: Subject) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": subject.key,
            "kind": subject.kind,
            "names": list(subject.names),
            "title": subject.title,
            "variant": repr(subject.variant),
            "license": subject.variant.design.license,
            "file": f"{subject.variant.design.name}.dfdm.zip",
            "size": "",
            "status": "waiting",
            "error": subject.error,
            "processes": [],
            "makers": None,
            "why_no_makers": "",
        }
        known = self._known.get(self._place(subject), Known())
        if subject.bench is not None:
            known = _of_bench(subject, known)
        if known.model is not None:
            told["size"] = size_of(known.model, self._liked)
        told["processes"] = processes_of(known.reports, known.estimates, self._liked, waiting=known.waiting)
        told["makers"] = makers_of(known.makers, self._liked) if isinstance(known.makers, Candidates) else None
        told["why_no_makers"] = known.makers if isinstance(known.makers, str) else ""
        told["error"] = subject.error or known.error
        if told["error"]:
            told["status"] = "error"
        elif known.done:
            told["status"] = "done"
        elif self._doing[0] == subject.key:
            told["status"] = "working"
        return told

    def _check(self) -> None:
        """Judge all anew, watched or not, and hand over the reports as documents when done."""
        with self._lock:
            self._known.clear()
            self._checking = True
        self.refresh()

    def _stop(self) -> None:
        with self._lock:
            self._checking = self._watching = False
        if self._builder is not None:
            self._builder.cancel()
        self.tell()

    def _work(self) -> None:
        """Have a thread judge what is wanted, unless one is at it, which sees by itself what is wanted now."""
        with self._lock:
            if self._thread is None and (self._watching or self._checking) and not self._closed:
                self._thread = threading.Thread(target=self._work_off, name="dfdm panel", daemon=True)
                self._thread.start()

    def _work_off(self) -> None:
        while True:
            with self._lock:
                subjects = list(self._subjects)
                open_ones = [subject for subject in subjects if not subject.error and not self._is_done(subject)]
                if self._closed or not open_ones or not (self._watching or self._checking):
                    self._thread, self._doing = None, ("", "")
                    checked, self._checking = self._checking, False
                    break
            with contextlib.suppress(Overtaken, CanceledError):
                self._judge(open_ones[0])
        self.tell()
        if checked:
            self._send({"kind": "checked", "documents": self._documents(subjects)})

    def _judge(self, subject: Subject) -> None:
        """Judge one subject, step by step, and tell after each; what goes wrong is said of it."""
        known, place = Known(), self._place(subject)
        self._keep(place, known)
        try:
            self._say(subject, "", known)
            known.model = model = self.build(subject)
            if subject.bench is None:
                self._judge_processes(subject, model, known)
            self._say(subject, "", known)
            known.makers = self._makers(model)
        except (Overtaken, CanceledError):
            with self._lock:
                if self._known.get(place) is known:
                    del self._known[place]
            raise
        except DfdmError as error:
            known.error = str(error)
        except Exception as error:  # noqa: BLE001 - whatever a design or plug-in raises is said, never lost in a log
            known.error = f"{type(error).__name__}: {error}"
        known.done = True
        self.tell()

    def _judge_processes(self, subject: Subject, model: Model, known: Known) -> None:
        known.waiting = judging_order(catalog().processes)
        for term in tuple(known.waiting):
            self._say(subject, term, known)
            reports = tuple(verbs.check_all(model, (term,), language=self._liked.language))
            estimates = priced(model, term, self._liked.quantity)
            with self._lock:
                known.reports[term], known.estimates[term] = reports, estimates
                known.waiting.remove(term)

    def _makers(self, model: Model) -> Candidates | str | None:
        liked = self._liked
        try:
            source = liked.source
            return None if source is None else verbs.match(model, source, to=liked.place, quantity=liked.quantity)
        except (DfdmError, OSError) as error:
            return str(error)

    def _say(self, subject: Subject, process: str, known: Known) -> None:
        """Tell what is done next, as long as it is still wanted: the subject is there, and nothing was asked anew."""
        with self._lock:
            wanted = subject.key in {other.key for other in self._subjects}
            if self._closed or not (self._watching or self._checking) or not wanted:
                raise Overtaken
            if self._known.get(self._place(subject)) is not known:  # other preferences, or another check
                raise Overtaken
            self._doing = subject.key, process
        self.tell()

    def _keep(self, place: tuple[str, ...], known: Known) -> None:
        with self._lock:
            self._known[place] = known
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _documents(self, subjects: Sequence[Subject]) -> list[dict[str, Any]]:
        """The reports of what was judged, one document per subject."""
        from dfdm.checks.reports import Reports

        written = []
        for subject in subjects:
            known = self._known.get(self._place(subject), Known())
            if subject.bench is not None:
                known = _of_bench(subject, known)
            reports = tuple(report for term in sorted(known.reports) for report in known.reports[term])
            document = Reports(model=subject.variant.design.name, reports=reports).to_dict() if reports else None
            error = subject.error or known.error
            written.append({"name": subject.names[0], "document": document, "error": error})
        return written


def priced(model: Model, process: str, quantity: int) -> Sequence[Estimate] | str:
    """Estimates of all parts, or in words why there are none."""
    try:
        return tuple(verbs.cost_all(model, process, quantity=quantity).estimates)
    except DfdmError as error:
        return str(error)


def _of_bench(subject: Subject, known: Known) -> Known:
    """What a live bench knows; makers from it where it asked for them, else our own."""
    bench = subject.bench
    model = bench.viewer.model
    candidates = bench.candidates.candidates
    return Known(
        model=model if isinstance(model, Model) else None,
        reports=dict(bench.reports),
        estimates=dict(bench.estimates),
        makers=candidates if candidates is not None else known.makers,
        error=known.error,
        done=known.done or candidates is not None,
    )
