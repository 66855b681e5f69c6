"""What changes Textual, or reaches into it or the operating system; nothing else in the tui does."""
