"""Search through sessions by the words in them."""
