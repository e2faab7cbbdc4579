"""What time does to a plan."""
