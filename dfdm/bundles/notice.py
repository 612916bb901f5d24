"""The license notice that travels with the files: who is to be named, which license, where the source is."""

from __future__ import annotations

from typing import Final

from dfdm.bundles.content import RIGHTS, BundleContent
from dfdm.rights.license import license_name

_OWN: Final = "LicenseRef-"


def notice(content: BundleContent) -> bytes:
    """Write LICENSE.txt: title, authors, SPDX expression, where each license's text is, where the source is."""
    lines = [content.title, ""]
    if content.attribution:
        lines.append(content.attribution)
    lines += [f"SPDX-License-Identifier: {content.license}", ""]
    for spdx_id in content.terms.ids:
        if spdx_id.startswith(_OWN):
            lines.append(f"{spdx_id}: own terms, see {RIGHTS} in this bundle. No other rights are granted.")
        else:
            lines.append(f"{spdx_id}: {license_name(spdx_id)}, text at https://spdx.org/licenses/{spdx_id}.html")
    if content.has_source:
        lines.append("Source: the folder source/ of this bundle.")
    if content.source_location:
        lines.append(f"Source location: {content.source_location}")
    return ("\n".join(lines) + "\n").encode("utf-8")
