"""The experiments of Zhang et al. 2017 as commands: small, seeded, judged by their numbers."""
