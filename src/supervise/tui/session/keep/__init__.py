"""Keep, the last step of one person alone."""
