"""What may identify somebody, shown and put right."""
