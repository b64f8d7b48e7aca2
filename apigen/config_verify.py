"""What a check of other people's rows is asked to do."""

from pydantic import Field

from apigen.config_fields import NAME_PATTERN, Retries, RetryDelay, Root
from apigen.config_parts import ChecksConfig, SandboxConfig, Strict
from apigen.config_rest import RestConfig
from apigen.foreign.formats import Name


class VerifyConfig(Strict):
    """Rows that somebody else made, and what to check them with."""

    name: str = Field(
        pattern=NAME_PATTERN,
        title="Name",
        description="Of the folder of verdicts: lower-case letters, digits, dots and dashes.",
    )
    rows: str = Field(
        title="Rows",
        description="File of JSON lines, a JSON array or Parquet, where the worker runs.",
    )
    format: Name | None = Field(
        default=None,
        title="Form of the rows",
        description="None: each row shows by its fields which form it has.",
    )
    answers: str | None = Field(
        default=None,
        title="Answers",
        description="File of BFCL's answers, or their folder, if the rows are its questions; "
        "none: those in possible_answer/ beside the rows, if there are any.",
    )
    library: str | None = Field(
        default=None,
        title="Library",
        description="File or folder of Python functions that the calls are executed with; none: "
        "they are not executed.",
    )
    judge_config: str | None = Field(
        default=None,
        title="Judge",
        description="Config file whose judge checks the meaning, such as configs/openai.yaml; "
        "none: it is not checked.",
    )
    checks: ChecksConfig = Field(
        default=ChecksConfig(), title="Checks", description="How severe the rules' findings are."
    )
    sandbox: SandboxConfig = Field(
        default=SandboxConfig(), title="Sandbox", description="Where calls are executed."
    )
    rest: RestConfig = Field(
        default=RestConfig(), title="REST", description="How services are called."
    )
    root: Root = "data/runs"
    stage_retries: Retries = 2
    retry_delay_s: RetryDelay = 5
