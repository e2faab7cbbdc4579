"""The words that every stage shares. Nothing here knows YAML, plans, files or a language."""
