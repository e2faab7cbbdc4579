"""Whether one can see that the work leads somewhere."""
