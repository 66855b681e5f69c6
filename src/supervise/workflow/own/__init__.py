"""One person's own pages beside what the two hold."""
