"""What runs inside a sandbox: the standard library alone, Python 3.9 or newer, Linux."""
