"""Fixes to files: which of them go together, and each file written whole or not at all."""
