"""Views of plans for a person at a terminal, for programs and for spreadsheets.

A view is first plain data, which JSON shows as it is; text and CSV are made from it.
"""
