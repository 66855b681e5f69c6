"""The wheel then and now."""
