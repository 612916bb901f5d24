"""One command each for what is generated and committed: golden files, notebooks, data."""
