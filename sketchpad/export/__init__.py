"""Pictures for other programs and for keeping: PNG with its recipe, OpenRaster, Photoshop, SVG."""
