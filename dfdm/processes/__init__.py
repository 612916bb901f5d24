"""How things can be made: processes, materials, machines, operations and routes, all of it data with sources."""

from dfdm.processes.capability import Capability, Layer, capability
from dfdm.processes.capability_table import CapabilityTable
from dfdm.processes.catalog import Catalog, catalog, pages_beside, read_catalog
from dfdm.processes.guideline import Guideline
from dfdm.processes.machine import Machine
from dfdm.processes.material import Material
from dfdm.processes.offered import Offered
from dfdm.processes.operation import Operation
from dfdm.processes.process import Hazard, Process
from dfdm.processes.route import Route, Step
from dfdm.processes.source import Source

__all__ = [
    "Capability",
    "CapabilityTable",
    "Catalog",
    "Guideline",
    "Hazard",
    "Layer",
    "Machine",
    "Material",
    "Offered",
    "Operation",
    "Process",
    "Route",
    "Source",
    "Step",
    "capability",
    "catalog",
    "pages_beside",
    "read_catalog",
]
