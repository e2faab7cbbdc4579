"""Languages: English stands in the source, the others in catalogues."""
