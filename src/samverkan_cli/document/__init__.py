"""A linked plan to documents: a view of plain data and text trees, and each form written from it."""
