"""negotui: a workbook for negotiations that lives in the terminal."""

# A literal: reading it from the installed metadata costs 50 ms at every start.
__version__ = "0.1.0"
