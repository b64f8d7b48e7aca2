"""`python -m sandbox`: see to an image for containers, and print its tag."""

from sandbox.container import Engine
from sandbox.images import ensure_base_image

print(ensure_base_image(Engine()))
