"""Files to models: the only door to the disk for plan files."""
