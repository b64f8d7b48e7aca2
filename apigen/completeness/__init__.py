"""Whether what a query plainly states is used, and by the right call: grounding, turned round.

Every rule says something only where the query leaves little doubt: a value beside the words of its
parameter, an enumeration whose items are of one kind, calls whose values stand one in another.
"""
