"""The figures of a document: from a plan to plain data, and that data in words. `templates/figures.typ` draws them."""
