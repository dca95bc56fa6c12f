"""The commands by where they work, each declared once; negotui/tui/commands.py joins them."""
