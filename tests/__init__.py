"""What holds for all tests: it is the same time everywhere, and what is read from the guide's pages is read once a process."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

# What is shown as local time would differ from machine to machine.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

_FOLDER = tempfile.TemporaryDirectory(prefix="negotui-tests-")
KEPT = Path(_FOLDER.name)
"""Where parsed guides are kept, for all tests of this process: reading the pages takes a tenth of a second."""
