"""Reading: files to models, and what is said of what cannot be read."""
