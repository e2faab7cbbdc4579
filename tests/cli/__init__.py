"""The program as a person or a program meets it."""
