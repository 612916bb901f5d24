"""A form made from a JSON Schema: it grows when the schema does, and judges what is typed as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import traitlets

from dfdm.errors import InputError
from dfdm.widgets.edits import edited
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.schemas import Problem, is_derived, label_at, outline, problems, validator_of

_STATIC: Final = Path(__file__).parent / "static"
_MOST_CHANGES: Final = 1000

Judge = Callable[[Mapping[str, Any]], Iterable[Problem]]
"""Says what is wrong with a value beyond what a schema can say."""


def _nothing(_value: Mapping[str, Any]) -> Iterable[Problem]:
    return ()


class SchemaForm(OwnWidget):
    """Edits `value`, a JSON object under `schema` (draft 2020-12); `problems` holds what is wrong with it, place by place.

    What the schema marks `readOnly` is shown as words, what a form has no field for as JSON text; a value goes through
    the form unchanged but for what is edited. `judge` adds problems that no schema tells. A `locked` form only shows.
    """

    _esm = _STATIC / "schemaform.js"
    schema = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    problems = traitlets.List(traitlets.Dict()).tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    locked = traitlets.Bool(False).tag(sync=True)
    folded = traitlets.Bool(False).tag(sync=True)
    """Whether only the caption shows at first."""
    edited = traitlets.Unicode("").tag(sync=True)
    """The last edit that was taken over, as the front end counts them."""

    def __init__(
        self,
        schema: Mapping[str, Any],
        value: Mapping[str, Any] | None = None,
        *,
        caption: str = "",
        note: str = "",
        locked: bool = False,
        folded: bool = False,
        judge: Judge = _nothing,
    ) -> None:
        self._validator = validator_of(schema)
        self._judge = judge
        caption = caption or str(schema.get("title", ""))
        super().__init__(
            schema=dict(schema), value=dict(value or {}), caption=caption, note=note, locked=locked, folded=folded
        )
        self.on_msg(self._heard)
        self.observe(lambda _change: self.check(), "value")
        self.check()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with the value."""
        return all(problem["level"] == "note" for problem in self.problems)

    def set(self, *path: str | int, value: object) -> None:
        """Set the entry at a path, as a hand does in the form; what is derived, or gone, is an InputError."""
        self._refuse_derived(path)
        self.value = edited(self.value, path, {"value": value})

    def check(self) -> None:
        """Say anew what is wrong with the value."""
        if self.locked:
            self.problems = []
            return
        judged = list(self._judge(self.value))
        known = {problem.path for problem in judged if problem.level == "problem"}  # they say more than a schema can
        found = [*(p for p in problems(self._validator, self.value) if p.path not in known), *judged]
        self.problems = [
            {**problem.to_dict(), "label": problem.label or label_at(self.schema, problem.path)} for problem in found
        ]

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        """Take over edits of the front end; one about something that is gone by now changes nothing."""
        if not isinstance(content, dict) or content.get("do") != "edit" or not isinstance(content.get("changes"), list):
            return
        value = self.value
        for change in content["changes"][:_MOST_CHANGES]:
            try:
                path = tuple(change["path"])
                self._refuse_derived(path)
                value = edited(value, path, change)
            except (InputError, KeyError, TypeError):
                continue
        with self.hold_sync():
            self.value = value
            self.edited = str(content.get("by", ""))[:80]
        self.check()  # `yes` in the place of 1 is no change to traitlets

    def _refuse_derived(self, path: tuple[str | int, ...]) -> None:
        if self.locked or is_derived(self.schema, path):
            raise InputError(f"{label_at(self.schema, path) or 'the document'} is not edited here")

    def text(self) -> str:
        """The value in plain words, the same in every process."""
        lines = [self.caption, *(f"{'  ' * (d + 1)}{label}: {words}".rstrip() for d, label, words in self._outline())]
        return "\n".join([line for line in lines if line] + [f"! {words}" for words in self._told()])

    def html(self) -> str:
        """The value as HTML without scripts, safe in a notebook that is not trusted."""
        rows = "".join(
            f'<tr><td style="text-align: left; padding-left: {depth + 0.5:g}em">{escape(label)}</td>'
            f'<td style="text-align: left">{escape(words)}</td></tr>'
            for depth, label, words in self._outline()
        )
        told = "".join(f"<li>{escape(words)}</li>" for words in self._told())
        return f"<table><caption>{escape(self.caption)}</caption><tbody>{rows}</tbody></table>" + (
            f"<ul>{told}</ul>" if told else ""
        )

    def _outline(self) -> list[tuple[int, str, str]]:
        return list(outline(self.schema, self.value))

    def _told(self) -> list[str]:
        return [
            " ".join(filter(None, (f"{p['label']}: {p['message']}" if p["label"] else p["message"], p["remedy"])))
            for p in self.problems
        ]

    def __repr__(self) -> str:
        """The value in plain words."""
        return self.text()

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live form; HTML and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": self.text(), "text/html": self.html()}
