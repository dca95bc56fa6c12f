"""Looking back at many negotiations: habits in figures, each with how many cases it rests on."""
