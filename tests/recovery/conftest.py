"""What is cut off here ends by signals, on pseudo-terminals and on disks of Linux: Windows has none of these."""

import os

collect_ignore_glob = ["test_*.py"] if os.name == "nt" else []
