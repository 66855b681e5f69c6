"""What a session ends on."""
