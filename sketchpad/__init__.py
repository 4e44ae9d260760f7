"""Sketchpad: the drawing window with live lenses on one drawing."""
