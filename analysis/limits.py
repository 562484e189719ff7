"""Bias and limits of agreement (Bland and Altman 1986)."""

import math


def limits(differences):
    """The mean, the standard deviation and mean -+ 2 SD, as the article has it."""
    mean = sum(differences) / len(differences)
    sd = math.sqrt(sum((d - mean) ** 2 for d in differences) / (len(differences) - 1))
    return mean, sd, mean - 2 * sd, mean + 2 * sd
