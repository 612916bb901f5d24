"""Conformance: what every process, check, node source, export and document format keeps to, asked of those of others too.

Each failure is one sentence that says what to do. Nothing here needs a modeler but the formats.
"""

from dfdm.testing.conformance.case import Case, ConformanceError
from dfdm.testing.conformance.cases import conformance_cases
from dfdm.testing.conformance.checks import check_check
from dfdm.testing.conformance.document_formats import check_document_format
from dfdm.testing.conformance.export_formats import check_export_format
from dfdm.testing.conformance.known_parts import KnownPart, known_parts
from dfdm.testing.conformance.node_sources import check_node_source
from dfdm.testing.conformance.processes import check_process

__all__ = [
    "Case",
    "ConformanceError",
    "KnownPart",
    "check_check",
    "check_document_format",
    "check_export_format",
    "check_node_source",
    "check_process",
    "conformance_cases",
    "known_parts",
]
