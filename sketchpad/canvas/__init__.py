"""The sheet on the desk: tools and the view through which one draws."""
