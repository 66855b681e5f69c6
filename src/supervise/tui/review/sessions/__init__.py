"""The list of past sessions, and one of them whole."""
