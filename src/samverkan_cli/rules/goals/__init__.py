"""Whether goals are goals, and are picked for a time that can be worked with."""
