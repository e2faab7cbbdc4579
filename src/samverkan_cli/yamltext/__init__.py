"""YAML as text: parsed with limits, where everything stands in it, what was typed wrongly, and changes as splices."""
