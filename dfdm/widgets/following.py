"""Tell a panel beside the notebook what its designs come to: verdicts, prices and makers, kept up with in the background.

Nothing is computed before a panel asks, and nothing of a modeler is loaded for it. What is asked and told goes over one
comm of the kernel (target `dfdm.panel`), which is there from `import dfdm` on and quiet until then.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from dfdm import __version__

if TYPE_CHECKING:
    from dfdm.widgets.panel import Panel

TARGET: Final = "dfdm.panel"
SCHEMA: Final = "dfdm/panel/1"
_DESIGNS: Final = "dfdm.designs"
_listening: list[Listener] = []


def nothing_yet() -> dict[str, Any]:
    """The state of a notebook that has no designs, as the document that panels show."""
    return {
        "schema": SCHEMA,
        "kind": "state",
        "version": __version__,
        "working": False,
        "doing": None,
        "subjects": [],
        "left_out": 0,
        "rates_of": "",
        "wrong": "",
        "note": "",
    }


class Listener:
    """The kernel's end of the panel's comm; `send` may be called from any thread."""

    def __init__(self, shell: Any, comm: Any) -> None:  # noqa: ANN401 - IPython's and ipykernel's own types
        self._shell = shell
        self._comm = comm
        self._panel: Panel | None = None
        self._waiting: Mapping[str, Any] | None = None
        comm.on_msg(self._heard)
        shell.events.register("post_run_cell", self._ran)

    def send(self, message: Mapping[str, Any]) -> None:
        """Tell all panels that look at this kernel."""
        self._comm.send(dict(message))

    @property
    def namespace(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The names of the notebook, and those that were there before its first cell."""
        return self._shell.user_ns, self._shell.user_ns_hidden

    def _heard(self, message: Mapping[str, Any]) -> None:
        asked: Mapping[str, Any] = message["content"]["data"]
        if self._panel is None and _DESIGNS not in sys.modules:  # nothing can be there yet, and nothing is loaded
            self._waiting = asked if asked.get("want") == "state" else self._waiting
            self.send(nothing_yet())
            return
        self._open().answer(asked)

    def _ran(self, _result: object = None) -> None:
        if self._panel is not None:
            self._panel.refresh()
        elif self._waiting is not None and _DESIGNS in sys.modules:
            self._open().answer(self._waiting)

    def _open(self) -> Panel:
        if self._panel is None:
            from dfdm.widgets.panel import Panel

            self._panel = Panel(lambda: self.namespace, self.send)
        return self._panel

    def close(self) -> None:
        """Hear nothing more."""
        self._shell.events.unregister("post_run_cell", self._ran)
        if self._panel is not None:
            self._panel.close()
        self._comm.close()


def listen(create: Callable[..., Any] | None = None) -> Listener | None:
    """Open the ear of this kernel, once; None where this process is no kernel of a notebook."""
    if _listening:
        return _listening[0]
    kernel = sys.modules.get("ipykernel.kernelbase")
    if kernel is None or not kernel.Kernel.initialized():
        return None
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None or getattr(shell, "kernel", None) is None:
        return None
    import comm

    # Not primary: nothing is sent, so that front ends without a panel need not know of it.
    ear = (create or comm.create_comm)(target_name=TARGET, primary=False)
    comm.get_comm_manager().register_comm(ear)
    _listening.append(Listener(shell, ear))
    return _listening[0]
