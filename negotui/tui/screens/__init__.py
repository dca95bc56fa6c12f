"""The full screens. A screen calls the workspace and passes frozen values to its widgets; it draws nothing itself."""
