"""Plans made of Word and Excel files."""
