"""Whether the files can be read. `load` finds this while it reads, so that here are pages and no code."""
