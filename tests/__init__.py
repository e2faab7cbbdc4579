"""The tests. `workspaces` makes a workspace of texts and runs the program; a folder here is a folder of the source."""
