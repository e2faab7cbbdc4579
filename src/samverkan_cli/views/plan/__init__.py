"""The plan as a tree: the document in short, its focus areas, and then what else there is, in short."""
