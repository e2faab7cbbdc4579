"""How long it takes: ratios against work of a known size, measured in the same run."""
