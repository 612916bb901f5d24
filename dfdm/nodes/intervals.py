"""How sure a small sample makes: exact intervals for shares, means, slopes and scatter.

Shares by Clopper and Pearson (scipy `binomtest`, method exact), means and slopes by Student's t, scatter by the
tolerance intervals of a normal distribution, whose factors are computed exactly and not by Howe's approximation
(`sigmazone-tolerance` in sources.toml states both integrals; table values in `statistics-environmental-engineers`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np


def share_at_least(whole: int, of: int, confidence: float) -> float:
    """The share that comes out whole at least, at a confidence: the lower one-sided Clopper-Pearson bound."""
    from scipy.stats import binomtest  # late: scipy.stats takes a second to import

    return float(binomtest(whole, of, alternative="greater").proportion_ci(confidence, method="exact").low)


def mean_interval(values: Sequence[float], confidence: float) -> tuple[float, float, float]:
    """(mean, low, high) of at least two values, by Student's t."""
    from scipy.stats import t

    n = len(values)
    mean = float(np.mean(values))
    half = float(t.ppf(0.5 + confidence / 2, n - 1)) * float(np.std(values, ddof=1)) / math.sqrt(n)
    return mean, mean - half, mean + half


def slope_interval(x: Sequence[float], y: Sequence[float], confidence: float) -> tuple[float, float, float]:
    """(slope, low, high) of y over x by least squares, of at least three values at two places or more."""
    from scipy.stats import linregress, t

    found = linregress(x, y)
    half = float(t.ppf(0.5 + confidence / 2, len(x) - 2)) * float(found.stderr)
    return float(found.slope), float(found.slope) - half, float(found.slope) + half


@lru_cache(maxsize=256)
def two_sided_factor(n: int, content: float, confidence: float) -> float:
    """Return k such that mean ± k·s of n >= 2 normal values holds `content` of the population or more, at a confidence.

    The root of 2 ∫ [1 - F((n-1) q(z²/n) / k²)] φ(z) dz = confidence over z > 0, where q is the `content` quantile of the
    noncentral chi-square distribution with one degree of freedom and F the distribution of chi-square with n - 1.
    """
    from scipy.optimize import brentq
    from scipy.stats import chi2, ncx2, norm

    nodes, weights = np.polynomial.legendre.leggauss(80)
    z = 4.5 * (nodes + 1.0)  # 0 to 9: nothing is left beyond
    weight = 4.5 * weights * 2.0 * norm.pdf(z)
    needed = (n - 1) * ncx2.ppf(content, 1, z * z / n)
    return float(brentq(lambda k: float(weight @ chi2.sf(needed / (k * k), n - 1)) - confidence, 1e-3, 1e4))


@lru_cache(maxsize=256)
def one_sided_factor(n: int, content: float, confidence: float) -> float:
    """Return k such that mean + k·s of n >= 2 normal values lies above `content` of the population or more."""
    from scipy.stats import nct, norm

    return float(nct.ppf(confidence, n - 1, norm.ppf(content) * math.sqrt(n))) / math.sqrt(n)
