"""What a Word file is written with: markup, styles by their names, texts, blocks, and the file itself."""
