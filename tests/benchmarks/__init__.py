"""Measured claims: accuracy tables and speed as ratios within one run. `python -m tests.benchmarks` prints them all."""
