"""What changes Textual, or reaches into it or the operating system."""
