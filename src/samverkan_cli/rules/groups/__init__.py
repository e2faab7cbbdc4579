"""Whether councils and other groups can do what they are for."""
