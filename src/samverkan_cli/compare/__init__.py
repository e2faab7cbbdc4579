"""Two versions of a plan, compared by id and meaning and not by line."""
