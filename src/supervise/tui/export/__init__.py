"""A session saved as text."""
