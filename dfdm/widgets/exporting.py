"""The last step at the bench: sign and write the bundle, step by step, and verify it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from dfdm import verbs
from dfdm.errors import CanceledError, DfdmError, TrustError
from dfdm.trust import is_locked
from dfdm.verbs.exporting import STEPS, Export
from dfdm.verbs.keyring import own_key
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.phrases import restated, say

if TYPE_CHECKING:
    from dfdm.bundles import BundleInfo
    from dfdm.widgets.recipe import RecipePanel
    from dfdm.widgets.rights import RightsPanel

_STATIC: Final = Path(__file__).parent / "static"
_NONE: Final = -1
"""The place of no step: none is being done."""
Request = Callable[[], dict[str, Any]]


class ExportPanel(OwnWidget):
    """Writes the bundle of a model: `export` with progress in `steps`, `stop`, `verify`; `info` is what was written.

    `thing` is a model, or gives the arguments of `dfdm.verbs.exporting.Export` when it is called. `rights` and `recipe`
    are panels whose terms and decisions are exported. A key is named by its path and stays in its file; a passphrase is
    handed over with the order to export and kept nowhere. Until an export is done, nothing is written, and a file that
    was there stays; `on_stop` is called when one is stopped, to end a measurement that runs.
    """

    _esm = _STATIC / "exporting.js"
    path = traitlets.Unicode("part.dfdm.zip").tag(sync=True)
    key = traitlets.Enum(("own", "file"), default_value="own").tag(sync=True)
    """Which key signs: the user's own, made at the first export, or that of a file."""
    key_path = traitlets.Unicode("").tag(sync=True)
    seal_to = traitlets.Unicode("").tag(sync=True)
    """Public sealing keys (`age1…`), apart by spaces or commas, of who alone may open it; empty: nothing is sealed."""
    own_key = traitlets.Dict().tag(sync=True)
    what = traitlets.Unicode("").tag(sync=True)
    steps = traitlets.List(traitlets.Dict()).tag(sync=True)
    busy = traitlets.Bool(False).tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)
    level = traitlets.Enum(("", "doing", "done", "failed"), default_value="").tag(sync=True)
    members = traitlets.List(traitlets.Dict()).tag(sync=True)
    sha256 = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        thing: Any,  # noqa: ANN401 - any model, or a callable
        *,
        name: str = "part",
        rights: RightsPanel | None = None,
        recipe: RecipePanel | None = None,
        on_stop: Callable[[], None] = lambda: None,
        **way: Any,  # noqa: ANN401 - arguments of Export
    ) -> None:
        # A design can be called too, but is a model; anything else that is called gives arguments.
        self._request: Request = (
            thing if callable(thing) and not hasattr(thing, "parameters") else lambda: {"thing": thing, **way}
        )
        self._rights, self._recipe, self._on_stop = rights, recipe, on_stop
        self._export: Export | None = None
        self._notes: list[str] = []
        self.info: BundleInfo | None = None
        super().__init__(path=f"{name}.dfdm.zip", own_key=_own_key())
        self.on_msg(self._heard)

    @property
    def recipe(self) -> RecipePanel | None:
        """The panel whose decisions are exported."""
        return self._recipe

    @recipe.setter
    def recipe(self, recipe: RecipePanel | None) -> None:
        self._recipe = recipe

    def describe(self, words: str) -> None:
        """Say what will be exported."""
        self.what = words

    def export(self, passphrase: str | None = None) -> None:
        """Sign and write the bundle; what hinders it is said, and nothing is written then."""
        if not self.busy:
            secret = [passphrase] if passphrase else []
            self._run(lambda: self._exporting(secret))

    def stop(self) -> None:
        """End the export that runs; what was not written by then is not."""
        if self._export is not None and self.busy:
            self._say(say("Stopping …"), "doing")
            self._export.stop()
            self._on_stop()

    def verify(self) -> None:
        """Verify the file of that name."""
        if not self.busy:
            self._run(self._verifying)

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict):
            return
        match content.get("do"):
            case "export":
                self.export(str(content.pop("passphrase", "") or ""))
            case "stop":
                self.stop()
            case "verify":
                self.verify()

    def _run(self, steps: Callable[[], Steps]) -> None:
        Latest(steps, self._told).ask()

    def _told(self, words: str, is_error: bool) -> None:
        if is_error:  # what no step expected
            self._end(words, "failed")

    def _exporting(self, secret: list[str]) -> Steps:
        """Do the export; `secret` is emptied, so that nothing keeps a passphrase beyond the opening of the key."""
        with self.hold_sync():
            self.busy, self.info, self.members, self.sha256 = True, None, [], ""
            self.steps = [{"words": restated(words), "state": "waiting"} for words in STEPS.values()]
            self._say(say("Working …"), "doing")
        self._notes = []
        place = _NONE
        try:
            self._export = job = Export(
                path=Path(self.path),
                key=self._chosen_key(),
                passphrase=secret.pop() if secret else None,
                say=self._notes.append,
                seal_to=self.seal_to.replace(",", " ").split(),
                **self._told_to(),
            )
            for number, (name, do) in enumerate(job.steps()):
                place = number
                self._mark(place, "doing")
                yield STEPS[name], do
                self._mark(place, "done")
                place = _NONE
        except CanceledError:
            self._mark(place, "failed")
            self._end(say("Stopped: nothing was written to {path}.", path=self.path), "failed")
        except DfdmError as error:
            self._mark(place, "failed")
            self._end(restated(str(error)), "failed")
        except Exception as error:  # noqa: BLE001 - whatever a design or plug-in raises is said, never lost in a log
            self._mark(place, "failed")
            self._end(f"{type(error).__name__}: {error}", "failed")
        else:
            self._written(job.info)
        finally:
            self._export = None
            secret.clear()
            if self.busy:  # Ctrl-C
                self._end(say("Stopped."), "failed")

    def _told_to(self) -> dict[str, Any]:
        """The arguments of the export, with what the panels beside it say."""
        told = self._request()
        if self._rights is not None:
            wrong = [restated(conflict.message) for conflict in self._rights.conflicts if conflict.level == "refused"]
            if wrong or not self._rights.form.valid:
                raise DfdmError(
                    say(
                        "the rights cannot be written: {why}",
                        why="; ".join(wrong) or say("see the marks in their form"),
                    )
                )
            told["terms"] = self._rights.terms.to_dict()
        if self._recipe is not None:
            if not self._recipe.form.valid:
                raise DfdmError(say("the recipe is not whole: see the marks in its form"))
            told["decisions"] = dict(self._recipe.decided)
        return told

    def _chosen_key(self) -> str | None:
        if self.key == "own":
            return None
        if not self.key_path.strip():
            raise TrustError(say("name the key file, or choose your own key"))
        return str(self.key_path).strip()

    def _mark(self, place: int, state: str) -> None:
        self.steps = [{**step, "state": state} if n == place else step for n, step in enumerate(self.steps)]

    def _written(self, info: BundleInfo) -> None:
        self.info = info
        notes = "".join(f" {say('Note: {words}.', words=restated(words))}" for words in self._notes)
        with self.hold_sync():
            self.members = [member.to_dict() for member in info.members]
            self.sha256 = info.sha256
            self.own_key = _own_key()
            self._end(
                say(
                    "Wrote {path}: {count} members, {size} bytes, sha256 {digest}, signed by {signer}.",
                    path=info.path,
                    count=len(info.members),
                    size=info.size,
                    digest=info.sha256,
                    signer=info.signer,
                )
                + notes,
                "done",
            )

    def _verifying(self) -> Steps:
        self.busy = True
        self._say(say("Verifying …"), "doing")
        try:
            found = yield say("Verifying …"), lambda: verbs.verify(Path(self.path))
        except (DfdmError, OSError) as error:
            self._end(restated(str(error)), "failed")
            return
        if found.valid:
            self._end(say("{path} is whole and signed, by {signer}.", path=self.path, signer=found.signer), "done")
        else:
            self._end(
                say(
                    "{path} is refused: {why}",
                    path=self.path,
                    why="; ".join(restated(p.message) for p in found.problems),
                ),
                "failed",
            )

    def _end(self, words: str, level: str) -> None:
        with self.hold_sync():
            self.busy = False
            self._say(words, level)

    def _say(self, words: str, level: str) -> None:
        self.said, self.level = words, level

    def text(self) -> str:
        """What will be, or was, exported in plain words."""
        lines = [
            say("Export to {path}", path=self.path),
            self.what,
            *(f"  {step['state']}: {step['words']}" for step in self.steps),
        ]
        return "\n".join([line for line in [*lines, self.said] if line])

    def html(self) -> str:
        """The same as HTML without scripts."""
        return "".join(f"<div>{escape(line)}</div>" for line in self.text().splitlines())

    def __repr__(self) -> str:
        """What will be, or was, exported in plain words."""
        return self.text()

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live panel; HTML and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": self.text(), "text/html": self.html()}


def _own_key() -> Mapping[str, Any]:
    """Where the user's own key is, or will be; of what is in it nothing but whether it wants a passphrase."""
    file = own_key()
    home = str(Path.home())
    shown = str(file)
    path = f"~{shown.removeprefix(home)}" if shown.startswith(home) else shown
    try:
        locked = file.exists() and is_locked(file)
    except TrustError:
        locked = False
    return {"path": path, "exists": file.exists(), "locked": locked}
