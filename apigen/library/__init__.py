"""The API library: importers take text in and give `Tool` records out, executing nothing."""
