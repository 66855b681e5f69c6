"""The wheel, drawn."""
