"""Goals for a period: limits, the choice, and what it changes in the plan. No files, no clock, no terminal."""
