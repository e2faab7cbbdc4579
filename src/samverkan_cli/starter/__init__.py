"""The files of a new workspace: a first plan that holds from the beginning, and what colleagues and editors need."""
