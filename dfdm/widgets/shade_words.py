"""What the colors of a quantity show, in words."""

from __future__ import annotations

import numpy as np

from dfdm.pictures.shade import Shade
from dfdm.widgets.phrases import phrase, restated, say


def told(shade: Shade) -> str:
    """What a shade shows in words: from where to where, how much lies beyond the limit, and the place that does most."""
    areas = shade.areas_mm2
    values = shade.values.astype(np.float64)
    known = np.isfinite(values)
    words = f"{described(shade)}."
    if shade.limit is None or not known.any():
        return words
    most = shade.limit_is == "most"
    beyond = known & ((values > shade.limit) if most else (values < shade.limit))
    share = float((areas * beyond[shade.triangles].mean(axis=1)).sum() / max(areas.sum(), 1e-300))
    if not beyond.any():
        none = say("None of it is above the limit.") if most else say("None of it is below the limit.")
        return f"{words} {none}"
    worst = int(np.argmax(np.where(known, values if most else -values, -np.inf)))
    x, y, z = (float(v) for v in shade.vertices[worst])
    beyond_it = (
        phrase("{share} % of the surface is above the limit, furthest at ({place}) mm.")
        if most
        else phrase("{share} % of the surface is below the limit, furthest at ({place}) mm.")
    )
    return f"{words} {say(beyond_it, share=f'{100.0 * share:.2g}', place=f'{x:.4g}, {y:.4g}, {z:.4g}')}"


def described(shade: Shade) -> str:
    """A shade in words, in the language that is set."""
    unit = f" {shade.unit}" if shade.unit else ""
    title, known = restated(shade.title), shade.values[shade.measured]
    if not len(known):
        return f"{title}: {restated(shade.missing)}"
    words = say("{title}: {low} to {high}", title=title, low=f"{known.min():.4g}", high=f"{known.max():.4g}{unit}")
    if shade.limit is not None:
        words += f", {say('limit {limit}', limit=f'{shade.limit:.4g}{unit}')}"
    areas = shade.areas_mm2
    gaps = float((areas * np.isnan(shade.values)[shade.triangles].mean(axis=1)).sum())
    if (share := gaps / max(float(areas.sum()), 1e-300)) > 0:
        words += f"; {say('{share} % of the surface {why}', share=f'{100 * share:.2g}', why=restated(shade.missing))}"
    return words
