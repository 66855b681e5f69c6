"""The shipped words and a pair's own."""
