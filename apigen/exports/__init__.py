"""Verified rows in the forms that trainers and other tools read."""
