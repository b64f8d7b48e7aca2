"""Whether a query could have been served, or its missing value derived, by rules alone."""
