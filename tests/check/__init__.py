"""What becomes of findings: levels, selection, silence, order."""
