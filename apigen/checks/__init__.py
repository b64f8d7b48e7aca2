"""The three checks, as pure functions from a row to a verdict."""
