"""Who makes how many: an order, or the parts of an assembly, shared out over nodes at the least price within limits."""
