"""What to ask for: targets per cell, what is short of them, and recipes that fill it."""
