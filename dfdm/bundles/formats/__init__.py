"""Geometry formats, one file each; each registers itself with `dfdm.bundles.export`."""
