"""The rules: their pages and their cases run as plans, and the command that shows them."""
