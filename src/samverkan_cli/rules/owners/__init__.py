"""Whether somebody answers for everything."""
