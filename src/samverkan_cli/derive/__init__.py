"""What time does to a plan: last days, periods that hold, goals that bind. `today` is always an argument."""
