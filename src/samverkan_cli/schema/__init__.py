"""What an editor needs to know of the format: every field and what may stand in it, JSON Schema, settings."""
