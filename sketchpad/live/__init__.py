"""The live loop: when to ask the engine, and how its answers reach the window."""
