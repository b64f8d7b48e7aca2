"""What a library build is asked to do: the sources, and who writes documentation anew."""

from typing import Literal, Self

from pydantic import Field, model_validator

from apigen.config_fields import NAME_PATTERN, Retries, RetryDelay, Root
from apigen.config_parts import Endpoint, Model, SandboxConfig, Strict
from apigen.config_rest import RestConfig

Texts = tuple[str, ...]
LibraryStage = Literal["import", "probe", "describe", "publish"]


SANDBOX = SandboxConfig(timeout_s=10)
"""Of builds and probes: a call that is slow to start with many packages is not yet a bad one."""


class LibraryConfig(Strict):
    """One library: where its APIs come from and where the file goes."""

    name: str = Field(
        default="apis",
        pattern=NAME_PATTERN,
        title="Name",
        description="Of this build: lower-case letters, digits, dots and dashes.",
    )
    out: str = Field(title="File", description="Where the library goes; its name ends in .parquet.")
    default: bool = Field(
        default=False,
        title="Shipped sources",
        description="The functions, packages, services and servers that come with the project.",
    )
    functions: Texts = Field(
        default=(), title="Functions", description="Files or folders of Python functions."
    )
    packages: Texts = Field(
        default=(),
        title="Packages",
        description="PyPI packages, as `name` where data/library/packages.yaml has it, else as "
        "`name==version`.",
    )
    openapi: Texts = Field(
        default=(), title="OpenAPI documents", description="Files or URLs, JSON or YAML."
    )
    base_url: str = Field(
        default="",
        title="Address of services",
        description="Of OpenAPI documents, instead of the servers that they name.",
    )
    toolbench: Texts = Field(
        default=(), title="ToolBench folders", description="Folders of categories of tool files."
    )
    mcp: Texts = Field(
        default=(), title="MCP servers", description="Commands, run in a container, or URLs."
    )
    licence: str = Field(
        default="",
        title="Licence",
        description="SPDX name for tools whose source names none.",
    )
    take_writing: bool = Field(
        default=False,
        title="Also take what writes",
        description="APIs that are not marked as read-only.",
    )
    allow_private: bool = Field(
        default=False,
        title="Allow private addresses",
        description="Of services, such as http://localhost:8000.",
    )
    endpoints: dict[str, Endpoint] = Field(
        default={}, title="Endpoints", description="Where the describer is; see a run's endpoints."
    )
    describer: Model | None = Field(
        default=None,
        title="Describer",
        description="Model that writes poor documentation anew and names categories; none: what "
        "is too poor is refused.",
    )
    sandbox: SandboxConfig = Field(
        default=SANDBOX,
        title="Sandbox",
        description="Where code is read and called.",
    )
    rest: RestConfig = Field(
        default=RestConfig(), title="REST", description="How services are called."
    )
    root: Root = "data/runs"
    stage_retries: Retries = 2
    retry_delay_s: RetryDelay = 5

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if not self.out.endswith(".parquet"):
            raise ValueError(f"out: {self.out!r} must end in .parquet")
        if self.describer and self.describer.endpoint not in self.endpoints:
            raise ValueError(f"describer: no endpoint {self.describer.endpoint!r}")
        named = (self.functions, self.packages, self.openapi, self.toolbench, self.mcp)
        if not self.default and not any(named):
            raise ValueError(
                "no source: name functions, packages, openapi, toolbench or mcp, or ask for default"
            )
        return self
