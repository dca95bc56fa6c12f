"""What opens over a screen and hands back an answer. Dialogs must not know the workspace."""
