"""Who can make it, and where: nodes, networks of nodes, and the candidates among them for a part."""
