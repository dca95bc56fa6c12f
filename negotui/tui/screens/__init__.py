"""The full screens. A screen gathers, calls the workspace and hands frozen values down; it draws nothing itself."""
