"""The tests. `workspaces` makes a workspace of texts and runs the program in it; a folder here is a folder of the source."""
