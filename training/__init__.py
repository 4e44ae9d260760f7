"""Builds the networks that Sketchpad ships: recipes, data, tasks and the loop that trains them.

Uses `engine` (networks, pixels, checkpoint format); never Qt and never the application.
"""
