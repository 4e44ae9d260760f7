"""Kills the program again and again and looks at what is left; a command, not a test run."""
