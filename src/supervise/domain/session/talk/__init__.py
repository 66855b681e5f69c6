"""The timed talk of a session."""
