"""The Actions step."""
