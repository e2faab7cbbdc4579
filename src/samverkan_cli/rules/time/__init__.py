"""Whether there are days, and whether they fit together."""
