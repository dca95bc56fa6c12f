"""Tests run where it is the same time everywhere: what is shown as local time would differ from machine to machine."""

from __future__ import annotations

import os
import time

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()
