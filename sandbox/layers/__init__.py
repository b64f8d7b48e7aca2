"""Layers of PyPI packages on an image: resolved and fetched outside, installed inside."""
