"""How good a network is: numbers and contact sheets on data that it was never trained on."""
