"""Whether every reference is to something, and everything is one thing. SAM101 and SAM102 are found while linking."""
