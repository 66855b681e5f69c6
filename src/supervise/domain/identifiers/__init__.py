"""What may identify somebody in a text."""
