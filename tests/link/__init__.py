"""References that became things."""
