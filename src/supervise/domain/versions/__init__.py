"""Two files of one session: what differs, and how they become one again."""
