"""Cases over time: what is learned from one, session by session."""
