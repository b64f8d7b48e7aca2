"""Where an argument's value can come from in a query, by rules: one module per kind of value.

Every text is compared folded (`folding`). A rule gives a `Trace`: whether the value stands in the
query or follows from it, and by which rule; or None, so that the next rule is asked.
"""
