"""Order: flows read top to bottom like the picture in docs/architecture.md."""
