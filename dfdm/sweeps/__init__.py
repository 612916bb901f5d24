"""Many variants of a design: where along a parameter it can be made, which parameter governs a finding, what mends it."""

from dfdm.sweeps.asked import Asked
from dfdm.sweeps.band import Band, Bands, End, Met, ProcessBands, Resolution
from dfdm.sweeps.bands import SAMPLES, TRIES, Sweep, bands, streamed
from dfdm.sweeps.fix import Change, Fix
from dfdm.sweeps.governing import explained, governed, governing
from dfdm.sweeps.influence import Governing, Influence, Mending, Turned
from dfdm.sweeps.probe import Probe
from dfdm.sweeps.repair import FIX_TRIES, fix
from dfdm.sweeps.sweeper import Sweeper
from dfdm.sweeps.trial import State, Trial
from dfdm.sweeps.trials import TRIAL_S, Trials

__all__ = [
    "FIX_TRIES",
    "SAMPLES",
    "TRIAL_S",
    "TRIES",
    "Asked",
    "Band",
    "Bands",
    "Change",
    "End",
    "Fix",
    "Governing",
    "Influence",
    "Mending",
    "Met",
    "Probe",
    "ProcessBands",
    "Resolution",
    "State",
    "Sweep",
    "Sweeper",
    "Trial",
    "Trials",
    "Turned",
    "bands",
    "explained",
    "fix",
    "governed",
    "governing",
    "streamed",
]
