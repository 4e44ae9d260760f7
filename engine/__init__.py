"""The painting engine: requests in, pictures out. Knows no Qt, no window and no training.

Importing this package is cheap; torch is imported only by the modules that compute with it.
"""
