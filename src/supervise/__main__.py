"""`python -m supervise`, the same as `supervise`."""

import sys

from supervise.cli import main

if __name__ == "__main__":
    sys.exit(main())
