"""Tests of the drawn parts; a package, as the domain's tests have files of the same names."""
