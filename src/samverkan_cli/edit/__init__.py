"""Changes to edits to files: splices of text, read back, and the file replaced in one step."""
