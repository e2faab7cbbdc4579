"""Versions of a plan compared."""
