"""What is for other eyes: only what the guide marks so, and of the worked example nothing that is a secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from negotui.domain.documents import Document
from negotui.domain.guide import Condition, Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import show
from negotui.errors import NegotuiError
from negotui.export import FORMATS
from negotui.services.sharing import shared
from negotui.services.workspace import Workspace
from tests.export.reading import words_of_file
from tests.talks import talked
from tests.tui.harness import open_workspace
