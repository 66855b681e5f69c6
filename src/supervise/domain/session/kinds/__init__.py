"""What the kind of a session makes of it."""
