"""Turning coloured drawings into the kind of lines that people draw."""
