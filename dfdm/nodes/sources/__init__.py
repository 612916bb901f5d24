"""One file per node source; the register finds them here and among installed plug-ins."""
