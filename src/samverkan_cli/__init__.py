"""samverkan: plans for collaboration around children and young people, as text that can be checked and printed."""

__version__ = "0.1.0"
