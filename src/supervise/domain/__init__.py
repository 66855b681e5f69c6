"""What holds on paper: frozen models and pure rules; no clock, no files."""
