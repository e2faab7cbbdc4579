"""Findings and tables for people and machines. Here messages become sentences."""
