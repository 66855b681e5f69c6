"""What every page has: header, footer, dialogs, help and the command palette."""
