"""Runs rules over a Project: selection, levels, suppressions, order. The rules are given to it."""
