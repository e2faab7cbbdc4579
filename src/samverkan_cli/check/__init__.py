"""Runs rules over a Project: selection, levels, ignores, order. Which rules there are, it is told."""
