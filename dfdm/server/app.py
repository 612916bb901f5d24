"""The extension as Jupyter loads it, with its limits as settings of the server (`c.DfdmServer.file_mb = 256`)."""

from __future__ import annotations

from jupyter_server.extension.application import ExtensionApp
from traitlets import Float, Int

from dfdm.server.handlers import Service, routes
from dfdm.server.limits import Limits
from dfdm.workers.bounds import most_memory_mb

_DEFAULT = Limits()


class DfdmServer(ExtensionApp):
    """Previews of CAD files, and documents of bundles, recipes and rights."""

    name = "dfdm"
    extension_url = "/dfdm"
    load_other_extensions = True
    file_mb = Int(_DEFAULT.file_mb, min=1, help="Largest file that is opened, in MB.").tag(config=True)
    answer_mb = Int(_DEFAULT.answer_mb, min=1, help="Largest answer, in MB.").tag(config=True)
    time_s = Float(_DEFAULT.time_s, min=0.1, help="Longest work on one answer, in seconds.").tag(config=True)
    memory_mb = Int(
        _DEFAULT.memory_mb, min=64, help="Most memory of a worker beyond its start, in MB (kept to on Linux)."
    ).tag(config=True)
    workers = Int(_DEFAULT.workers, min=1, help="Most worker processes.").tag(config=True)
    waiting = Int(_DEFAULT.waiting, min=0, help="Most requests that wait for a worker.").tag(config=True)
    kept_mb = Int(_DEFAULT.kept_mb, min=0, help="Most memory for answers that are kept, in MB.").tag(config=True)
    idle_s = Float(_DEFAULT.idle_s, min=0.0, help="Seconds after which idle workers end.").tag(config=True)

    service: Service | None = None

    def initialize_handlers(self) -> None:
        """Add the routes; no process is started before a file is opened."""
        limits = Limits(
            file_mb=self.file_mb,
            answer_mb=self.answer_mb,
            time_s=self.time_s,
            memory_mb=min(self.memory_mb, most_memory_mb() or self.memory_mb),
            workers=self.workers,
            waiting=self.waiting,
            kept_mb=self.kept_mb,
            idle_s=self.idle_s,
        )
        self.service = Service.of(limits)
        self.handlers.extend(routes(self.service))

    async def stop_extension(self) -> None:
        """End the workers with the server."""
        if self.service is not None:
            await self.service.pool.close()
