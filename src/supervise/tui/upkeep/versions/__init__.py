"""Two versions of one session, side by side."""
