"""What opens over a screen and hands back an answer. Must not know the workspace."""
