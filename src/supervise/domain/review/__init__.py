"""Many sessions: looked through, compared and summed up."""
