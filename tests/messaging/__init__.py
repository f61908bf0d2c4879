"""A package, so that what its tests share (`scope="package"`) is stopped after the last of them."""
