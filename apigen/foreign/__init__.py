"""Rows that somebody else made: read in the form they come in, checked, and written back."""
