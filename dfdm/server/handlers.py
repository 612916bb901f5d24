"""The routes below `/dfdm`: who may ask is Jupyter's to say, what is asked for is worked out in workers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler, path_regex
from tornado import web

from dfdm.errors import CanceledError, CrashError, DfdmError, GeometryError, TimeLimitError
from dfdm.server import asking
from dfdm.server.answers import Answers
from dfdm.server.contents import content_of, kind_of, name_in
from dfdm.server.limits import MB, BusyError, Limits, TooLargeError, WrongKindError
from dfdm.server.pool import Pool

_REFUSALS: Final[tuple[tuple[type[BaseException], int, str], ...]] = (
    (WrongKindError, 415, "wrong-kind"),
    (TooLargeError, 413, "too-large"),
    (BusyError, 503, "busy"),
    (TimeLimitError, 504, "time-limit"),
    (CanceledError, 503, "canceled"),
    (CrashError, 500, "crash"),
    (MemoryError, 500, "memory"),
    (GeometryError, 422, "geometry"),
    (DfdmError, 422, "unusable"),
)
"""Errors, first match counts: status and code of the answer."""
_BINARY: Final = "application/octet-stream"
_JSON: Final = "application/json"
_UNITS: Final = ("", "mm", "inch")
_THICKEST_MM: Final = 1000.0
_MOST_PROCESSES: Final = 12
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """What all handlers share."""

    limits: Limits
    pool: Pool
    answers: Answers

    @classmethod
    def of(cls, limits: Limits) -> Service:
        """A service with those limits; no process is started before it is needed."""
        return cls(limits=limits, pool=Pool(limits), answers=Answers(limits.kept_mb * MB))


class Handler(APIHandler):
    """One answer about one file of the contents manager; when the client goes away, the work for it ends."""

    auth_resource = "contents"

    def initialize(self, service: Service) -> None:
        """Take what all handlers share."""
        self.service = service
        self._asked: asyncio.Task[tuple[bytes, str]] | None = None

    @web.authenticated
    @authorized
    async def get(self, path: str) -> None:
        """Answer, or refuse with one message."""
        self.check_xsrf_cookie()  # a page of someone else must not set this server to work
        self._asked = asyncio.ensure_future(self.answer(path))
        try:
            data, kind = await self._asked
        except asyncio.CancelledError:
            return  # nobody is there to hear it
        except tuple(kind for kind, _, _ in _REFUSALS) as error:
            self.refuse(error)
            return
        except web.HTTPError:
            raise
        except Exception:  # whatever the readers of others raise: said in one line here too, with its place in the log
            self.log.exception("dfdm: %s", path)
            self.set_status(500)
            self.finish(
                json.dumps({"message": f"{name_in(path)} cannot be opened (see the server's log)", "code": "error"})
            )
            return
        self.set_header("X-Content-Type-Options", "nosniff")
        await self.finish(data, set_content_type=kind)

    def on_connection_close(self) -> None:
        """The client is gone."""
        if self._asked is not None:
            self._asked.cancel()
        super().on_connection_close()

    def refuse(self, error: BaseException) -> None:
        """Say in one line why there is no answer: `{"message": …, "code": …}`."""
        _, status, code = next(entry for entry in _REFUSALS if isinstance(error, entry[0]))
        message = " ".join(str(error).split())
        if code == "memory":
            message = f"this file needs more than the {self.service.limits.memory_mb} MB of memory that it is given"
        self.set_status(status)
        self.log.info("dfdm: %s", message)
        self.finish(json.dumps({"message": message, "code": code}))

    async def answer(self, path: str) -> tuple[bytes, str]:
        """The answer and its media type."""
        raise NotImplementedError

    async def worked_out(
        self,
        path: str,
        words: str,
        settings: tuple[object, ...],
        call: Callable[[Path, str], tuple[Callable[..., Any], tuple[Any, ...]]],
    ) -> bytes:
        """What a worker makes of a file: `call(file, digest)` says which function, with which arguments."""
        data = await content_of(self.contents_manager, path, self.service.limits)
        name = name_in(path)
        digest = await asyncio.to_thread(lambda: hashlib.sha256(data).hexdigest())
        key = repr((type(self).__name__, name, digest, settings))
        return await self.service.answers.get(key, lambda: self._with_file(name, data, digest, words, call))

    async def _with_file(
        self,
        name: str,
        data: bytes,
        digest: str,
        words: str,
        call: Callable[[Path, str], tuple[Callable[..., Any], tuple[Any, ...]]],
    ) -> bytes:
        """Put the file where the worker finds it, which it may not survive to take it away again."""
        with tempfile.TemporaryDirectory(prefix="dfdm-", ignore_cleanup_errors=True) as folder:
            file = Path(folder) / name[-_LONGEST_NAME:]
            await asyncio.to_thread(file.write_bytes, data)
            function, arguments = call(file, digest)
            answer: bytes = await self.service.pool.run(function, *arguments, words=f"{words} {name}")
        return answer


class PreviewHandler(Handler):
    """What draws a CAD file: `GET /dfdm/preview/PATH?units=mm|inch&thickness_mm=T`."""

    async def answer(self, path: str) -> tuple[bytes, str]:
        """The arrays behind a JSON header (`laid_out.packed`)."""
        settings = self.reading(path)
        most = self.service.limits.answer_mb
        data = await self.worked_out(
            path, "drawing", settings, lambda file, digest: (asking.draw, (str(file), digest, *settings, most))
        )
        return data, _BINARY

    def reading(self, path: str) -> tuple[str, str, float | None]:
        """Kind, unit and thickness as they are asked for; units only where the file's kind has none of its own."""
        kind = kind_of(name_in(path))
        units = self.get_query_argument("units", "")
        if units not in _UNITS:
            raise WrongKindError("units are mm or inch")
        thickness = self.get_query_argument("thickness_mm", "")
        try:
            thickness_mm = float(thickness) if thickness else None
        except ValueError:
            raise WrongKindError("thickness_mm is a number of millimeters") from None
        if thickness_mm is not None and not 0 < thickness_mm <= _THICKEST_MM:
            raise WrongKindError(f"a sheet is more than 0 and at most {_THICKEST_MM:g} mm thick")
        return kind, units if kind in ("stl", "dxf") else "", thickness_mm if kind == "dxf" else None


class PictureHandler(PreviewHandler):
    """A still picture, for a browser without 3D: `GET /dfdm/picture/PATH`, asked as a preview is."""

    async def answer(self, path: str) -> tuple[bytes, str]:
        """A PNG."""
        settings = self.reading(path)
        most = self.service.limits.answer_mb
        data = await self.worked_out(
            path, "drawing", settings, lambda file, digest: (asking.picture, (str(file), digest, *settings, most))
        )
        return data, "image/png"


class FindingsHandler(PreviewHandler):
    """What is found on a CAD file: `GET /dfdm/findings/PATH?process=P&process=Q&language=LL`, beside those of a preview."""

    async def answer(self, path: str) -> tuple[bytes, str]:
        """A document of kind `reports`."""
        settings = self.reading(path)
        processes = tuple(dict.fromkeys(self.get_query_arguments("process")))[:_MOST_PROCESSES]
        wanted = (processes, self.get_query_argument("language", ""), self.service.limits.answer_mb)
        data = await self.worked_out(
            path,
            "judging",
            (*settings, *wanted),
            lambda file, digest: (asking.judge, (str(file), digest, *settings, *wanted)),
        )
        return data, _JSON


class DocumentHandler(Handler):
    """What a bundle, a recipe or a rights manifest says: `GET /dfdm/document/PATH?kind=bundle|recipe|rights`."""

    async def answer(self, path: str) -> tuple[bytes, str]:
        """A document of kind `document`."""
        kind = self.get_query_argument("kind", "")
        if kind not in asking.DOCUMENTS:
            raise WrongKindError(f"a document is one of {', '.join(asking.DOCUMENTS)}")
        most = self.service.limits.answer_mb
        data = await self.worked_out(
            path, "reading", (kind,), lambda file, _digest: (asking.tell, (str(file), kind, most))
        )
        return data, _JSON


def routes(service: Service) -> list[tuple[str, type[Handler], dict[str, Any]]]:
    """The routes below the server's own address."""
    shared = {"service": service}
    return [
        (rf"/dfdm/preview{path_regex}", PreviewHandler, shared),
        (rf"/dfdm/picture{path_regex}", PictureHandler, shared),
        (rf"/dfdm/findings{path_regex}", FindingsHandler, shared),
        (rf"/dfdm/document{path_regex}", DocumentHandler, shared),
    ]
