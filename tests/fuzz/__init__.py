"""Searching for what makes the program fail: `python -m tests.fuzz MINUTES`, or `.ci/run fuzz [MINUTES]`."""
