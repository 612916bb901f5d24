"""Work that can be canceled, limited in time and memory, and that may crash: it runs in processes of its own."""

from dfdm.workers.steps import progress, step, supervised
from dfdm.workers.task import Task
from dfdm.workers.worker import Worker

__all__ = ["Task", "Worker", "progress", "step", "supervised"]
