"""Effects: one module per stage; tasks take and return checkpoints."""
