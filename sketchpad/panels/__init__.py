"""Widgets around the canvas; they show what they are told and own no document state."""
