"""The sheet on the desk: ink, tools and the view through which one draws."""
