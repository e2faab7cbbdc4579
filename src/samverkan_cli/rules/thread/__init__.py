"""Whether there is a red thread from goals to activities."""
