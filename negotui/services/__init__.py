"""The use cases. The only place that joins guides, analyses, exports and the store; it must not know who asks."""
