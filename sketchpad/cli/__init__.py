"""The subcommands of `sketchpad`, one module each; heavy imports happen inside the commands."""
