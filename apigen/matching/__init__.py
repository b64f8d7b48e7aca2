"""Whether the calls that were made are the calls that were expected."""
