"""Runs calls of untrusted Python functions in isolation; imports nothing else of the project."""
