"""Everything this project raises on purpose.

    ApigenError
    ├── ConfigError      the user's input is wrong: fix it and run again
    │   ├── LibraryError     a function or tool that cannot become an API
    │   └── SchemaError      a tool schema outside the supported subset
    ├── Interrupted      the user stopped the run
    ├── BudgetSpent      the next request might cost more than what is left: raise the budget
    └── MachineFault     something outside the data failed: retried, never held against a row
        ├── EndpointFault        a model endpoint
        ├── SandboxUnavailable   the sandbox: Docker, its image, a child process
        └── StorageFault         a disk or an object store

Bad data is neither: it is a `Verdict` with a reason.
"""


class ApigenError(Exception):
    """Says in one line what happened, to what, and what to do."""


class ConfigError(ApigenError):
    """The input cannot be used as it is."""


class LibraryError(ConfigError):
    """A function or tool of the API library is not usable."""


class SchemaError(ConfigError):
    """A tool's parameters are outside the JSON Schema subset that every export can carry."""


class Interrupted(ApigenError):
    """The user stopped the run; what was finished is kept."""


class BudgetSpent(ApigenError):
    """Nothing more is sent: the money budget would not hold; what was finished is kept."""


class MachineFault(ApigenError):
    """The machine failed, not the data; what was finished is kept."""


class EndpointFault(MachineFault):
    """A model endpoint could not be used."""


class SandboxUnavailable(MachineFault):
    """Calls could not be executed at all."""


class StorageFault(MachineFault):
    """A checkpoint or an output file could not be read or written."""
