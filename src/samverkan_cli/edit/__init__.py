"""Changes to edits to files."""
