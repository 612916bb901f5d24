"""Print the path of the nbval sanitizer, for shell scripts and workflow files."""

from dfdm.testing.sanitizer import sanitizer_path

print(sanitizer_path())
