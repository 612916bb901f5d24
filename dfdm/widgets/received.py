"""A bundle from someone else: verified first, then shown as what it is, text that a stranger wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from dfdm import verbs
from dfdm.bundles.content import DESIGN_RIGHTS
from dfdm.bundles.manifest import Member
from dfdm.errors import DfdmError, InputError
from dfdm.trust.sealing import SealingKey, load_sealing_key
from dfdm.verbs.opening import model_of
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.panels import Panel
from dfdm.widgets.phrases import phrase, restated, say
from dfdm.widgets.plain import plain
from dfdm.widgets.recipe_document import RecipeDocument
from dfdm.widgets.rights import COLUMNS, notes_of, rows_of
from dfdm.widgets.schemaform import SchemaForm
from dfdm.widgets.schemas import shipped
from dfdm.widgets.signatures import SIGNATURE_COLUMNS, signature_note, signature_rows
from dfdm.widgets.table import Column, Row, Table, spoken_columns

if TYPE_CHECKING:
    from dfdm.bundles import OpenedBundle, Verification
    from dfdm.designs import Model

_STATIC: Final = Path(__file__).parent / "static"
_MOST_MEMBERS: Final = 100
_MOST_REASONS: Final = 20
_MOST_CHOICES: Final = 100
_LONGEST_TERMS: Final = 2000
"""Characters: one of every term takes about seven hundred, and none may fall under the table."""
_MEMBERS: Final = (
    Column(key="name", label=phrase("Member"), kind="wide"),
    Column(key="size", label=phrase("Bytes"), kind="number"),
    Column(key="type", label=phrase("Type")),
)


class BundleGate(OwnWidget):
    """Which bundle is looked at, how it stands, and where it is unpacked; `standing` is never `known` for a stranger."""

    _esm = _STATIC / "receiving.js"
    path = traitlets.Unicode("").tag(sync=True)
    choices = traitlets.List(traitlets.Unicode()).tag(sync=True)
    known_text = traitlets.Unicode("").tag(sync=True)
    folder = traitlets.Unicode("").tag(sync=True)
    key_path = traitlets.Unicode("").tag(sync=True)
    """The file of the key that opens what is sealed; empty: it stays sealed."""
    busy = traitlets.Bool(False).tag(sync=True)
    standing = traitlets.Enum(("", "known", "unknown", "refused", "unreadable"), default_value="").tag(sync=True)
    """Whole and signed by a signer you know, or by one you do not; refused; or no file that can be read."""
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    reasons = traitlets.List(traitlets.Unicode()).tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)
    failed = traitlets.Bool(False).tag(sync=True)

    def text(self) -> str:
        """How the bundle stands, in plain words."""
        lines = [
            say("Received bundle: {path}", path=self.path) if self.path else say("Received bundle: none was chosen"),
            *self.words,
        ]
        return "\n".join([*lines, *(f"  {why}" for why in self.reasons), *([self.said] if self.said else [])])

    def html(self) -> str:
        """The same as HTML without scripts."""
        return "".join(f"<div>{escape(line)}</div>" for line in self.text().splitlines())

    def __repr__(self) -> str:
        """How the bundle stands, in plain words."""
        return self.text()


class ReceivedPanel(Panel):
    """Verifies and opens a bundle: who signed it as whom, who may do what, on what rights, what is in it, its recipe.

    `known` are the identifiers of signers you trust; a bundle of anyone else is whole at best, never trusted. `opened` is
    what is in it, once it was verified. Nothing of a bundle is run, and what it says is shown as text alone.
    """

    def __init__(self, path: str | Path | None = None, *, known: Iterable[str] = ()) -> None:
        self.opened: OpenedBundle | None = None
        self.verification: Verification | None = None
        self._secret: list[str] = []
        self.gate = BundleGate(known_text="\n".join(known), choices=_bundles_here())
        self.signatures = Table(whole=True)
        self.rights = Table()
        self.design_rights = SchemaForm(
            shipped("design-rights"),
            caption=say("Rights in the design, as its owner states them"),
            locked=True,
            folded=True,
        )
        self.members = Table(whole=True)
        self.recipe = RecipeDocument()
        self._latest = Latest(self._steps, self._told)
        self._inside = (self.rights, self.design_rights, self.recipe, self.members)
        super().__init__([self.gate, self.signatures, *self._inside])
        self.gate.on_msg(self._heard)
        self._show_signatures(None)
        self._show_inside(None)
        if path is not None:
            self.verify(path)

    @property
    def standing(self) -> str:
        """`known`, `unknown`, `refused`, `unreadable`, or empty before anything was verified."""
        return str(self.gate.standing)

    @property
    def known(self) -> tuple[str, ...]:
        """The signers that are trusted here."""
        return tuple(filter(None, (line.strip() for line in self.gate.known_text.splitlines())))

    def verify(
        self, path: str | Path | None = None, *, key: str | Path | None = None, passphrase: str | None = None
    ) -> None:
        """Verify a bundle, and show what is in it if it is whole; `key` is the file of your sealing key."""
        if key is not None:
            self.gate.key_path = str(key)
        self._secret = [passphrase] if passphrase else []
        if path is not None:
            self.gate.path = str(path)
        if not self.gate.busy:
            self._latest.ask()

    def unpack(self, folder: str | Path | None = None) -> tuple[Path, ...]:
        """Write the members below a new or empty folder; InputError before a bundle was opened."""
        if self.opened is None:
            raise InputError(say("no bundle is open: verify one first"))
        return self.opened.extract_to(folder if folder is not None else self.gate.folder)

    def model(self) -> Model:
        """The model that the bundle carries, to judge it on your own machines; no code of it is run."""
        if self.opened is None:
            raise InputError(say("no bundle is open: verify one first"))
        return model_of(self.opened, Path(self.gate.path).name)

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict):
            return
        if content.get("do") == "verify":
            self.verify(passphrase=str(content.pop("passphrase", "") or "") or None)
        elif content.get("do") == "unpack":
            self._unpack_and_say()

    def _unpack_and_say(self) -> None:
        try:
            if not self.gate.folder.strip():
                raise InputError(say("name a folder to unpack into"))
            written = self.unpack(self.gate.folder.strip())
        except DfdmError as error:
            self.gate.said, self.gate.failed = restated(str(error)), True
        else:
            self.gate.said, self.gate.failed = (
                say("Wrote {count} files into {folder}.", count=len(written), folder=self.gate.folder),
                False,
            )

    def _told(self, words: str, is_error: bool) -> None:
        if is_error:
            self._stand("unreadable", [say("Cannot be read: {why}", why=plain(restated(words)))])

    def _steps(self) -> Steps:
        gate, known = self.gate, self.known
        secret, self._secret = self._secret, []
        path = gate.path.strip()
        with gate.hold_sync():
            gate.busy, gate.standing, gate.words, gate.reasons, gate.said, gate.failed = (
                True,
                "",
                [say("Verifying …")],
                [],
                "",
                False,
            )
        self.opened = self.verification = None
        self._show_signatures(None)
        self._show_inside(None)
        if not path:
            self._stand("unreadable", [say("Name a bundle first.")])
            return
        try:
            found = yield say("Verifying …"), lambda: verbs.verify(path, known=known)
            inside = None
            if found.valid:
                inside = yield (
                    say("Opening …"),
                    lambda: verbs.received(path, known=known, key=_key_of(gate.key_path, secret)),
                )
                if inside.verification.sha256 != found.sha256:
                    raise InputError(say("{path} changed while it was read: verify it again", path=path))
        except (DfdmError, OSError, MemoryError) as error:
            self._stand("unreadable", [say("Cannot be read: {why}", why=plain(restated(str(error)), 400))])
            return
        self.verification, self.opened = found, inside
        self._show_signatures(found)
        self._show_inside(inside)
        self._stand(
            *_standing(found, opened=inside is not None and not inside.sealed),
            reasons=[f"{p.code}: {plain(restated(p.message))}" for p in found.problems],
        )

    def _stand(self, standing: str, words: list[str], reasons: list[str] | None = None) -> None:
        reasons = reasons or []
        more = [say("… and {count} more", count=len(reasons) - _MOST_REASONS)] if len(reasons) > _MOST_REASONS else []
        with self.gate.hold_sync():
            self.gate.busy = False
            self.gate.standing, self.gate.words = standing, words
            self.gate.reasons = [*reasons[:_MOST_REASONS], *more]

    def _show_signatures(self, found: Verification | None) -> None:
        """Show every signature, those of a refused bundle too: which of them does not hold is why it is refused."""
        rows = signature_rows(found) if found is not None else []
        self.signatures.layout.display = None if rows else "none"
        note = signature_note(found) if found is not None else ""
        self.signatures.fill(
            spoken_columns(SIGNATURE_COLUMNS) if rows else (),
            rows,
            caption=say("Signatures") if rows else "",
            note=note,
        )

    def _show_inside(self, inside: OpenedBundle | None) -> None:
        """Show what is in a bundle that is whole; of any other nothing, for nobody stands behind what it says."""
        stated = inside is not None and DESIGN_RIGHTS in inside.members
        for widget in self._inside:
            shown = inside is not None and (stated or widget is not self.design_rights)
            widget.layout.display = None if shown else "none"
        self.design_rights.value = _plainly(inside.document(DESIGN_RIGHTS)) if inside is not None and stated else {}
        self.spoken = [widget for widget in self.children if widget.layout.display != "none"]
        if inside is None:
            self.rights.fill((), ())
            self.members.fill((), ())
            self.recipe.show({}, {})
            return
        offer = inside.rights
        rows = [
            Row(
                id=row.id,
                verdict=row.verdict,
                cells={key: plain(words, _LONGEST_TERMS) for key, words in row.cells.items()},
            )
            for row in rows_of(offer)
        ]
        told = [say("License: {license}", license=plain(offer.license))]
        told += [say("Attribution: {who}", who=plain(offer.attribution))] if offer.attribution else []
        told += [say("Source: {where}", where=plain(offer.source_location))] if offer.source_location else []
        self.rights.fill(
            spoken_columns(COLUMNS), rows, caption=say("Who may do what"), note="\n".join([*told, notes_of(offer)])
        )
        self.members.fill(
            spoken_columns(_MEMBERS), _member_rows(inside), caption=say("What is in it"), note=_cut(len(inside.members))
        )
        self.recipe.show(_plainly(inside.recipe), inside.members)


def _standing(found: Verification, *, opened: bool) -> tuple[str, list[str]]:
    if not found.valid:
        return "refused", [say("Refused: do not use what is in it.")]
    about = []
    if found.sealed_to:
        about = [say("Recipe and rights are in the open; the rest is sealed, and opens with your sealing key alone.")]
        if opened:
            about = [say("What is sealed in it was opened with your key.")]
    about += [
        say(
            "{title}, license {license}, made {created}",
            title=plain(found.title),
            license=plain(found.license),
            created=plain(found.created),
        ),
        say("{count} members, sha256 {digest}", count=len(found.members), digest=found.sha256),
    ]
    if found.signer_known:
        return "known", [
            say("Whole, and signed by a signer you know."),
            say("Signed by {signer}", signer=found.signer),
            *about,
        ]
    return "unknown", [
        say("Whole, but signed by someone who is not among the signers you know."),
        say(
            "Signed by {signer}: anyone can make such a key, so ask the sender whether it is theirs.",
            signer=found.signer,
        ),
        *about,
    ]


def _key_of(path: str, secret: list[str]) -> SealingKey | None:
    """The sealing key of a file, if one is named; `secret` is emptied, so that nothing keeps a passphrase."""
    if not path.strip():
        return None
    return load_sealing_key(path.strip(), secret.pop() if secret else None)


def _member_rows(inside: OpenedBundle) -> list[Row]:
    return [
        Row(
            id=str(number),
            cells={"name": plain(member.name), "size": f"{member.size:,}", "type": plain(member.media_type)},
            order={"size": float(member.size)},
        )
        for number, member in enumerate(_members(inside)[:_MOST_MEMBERS])
    ]


def _members(inside: OpenedBundle) -> list[Member]:
    """What is in a bundle, with what was sealed in it once it was opened."""
    return [Member.of(name, data) for name, data in sorted(inside.members.items())]


def _cut(count: int) -> str:
    return say("{count} more are not listed.", count=count - _MOST_MEMBERS) if count > _MOST_MEMBERS else ""


def _plainly(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """A document of a stranger with every text made plain."""
    if isinstance(value, Mapping):
        return {plain(key): _plainly(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plainly(entry) for entry in value]
    return plain(value, 2000) if isinstance(value, str) else value


def _bundles_here() -> list[str]:
    """Bundles beside the notebook, to choose from."""
    return sorted(plain(file.name) for file in Path.cwd().glob("*.zip"))[:_MOST_CHOICES]
