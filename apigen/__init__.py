"""Function-calling training data in which every row passed three checks."""

__version__ = "0.1.0"
